"""Backups: everything that the newsroom has, in one file, and back again.

`manage.py backup` writes the database as it was at one moment, and all files, into one file that says by
itself whether it is whole. `manage.py restore` reads it through before it touches anything.
`manage.py drill` does so in a place of its own and tells what came of it. The format, and why it is
so, stands in docs/decisions/backup.md.
"""
