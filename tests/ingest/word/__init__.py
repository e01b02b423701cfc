"""Makers of Word files for tests: `maker` writes honest ones as Word and WPS do, `hostile` the others."""
