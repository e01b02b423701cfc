"""The tests. `make test` runs them all; tests/conftest.py says on which database."""
