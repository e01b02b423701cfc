"""What stands in a database and in a folder of files, so that two of them can be compared.

Read past Django, on a connection of its own: what counts is what lies on the disk.
"""

import hashlib
import sqlite3
import time
from contextlib import closing
from pathlib import Path

# What a request writes about itself, whatever comes of it: when somebody was last seen.
OF_THE_REQUEST = {"django_session", "doors_visit"}
# Of these only some columns. Where the sender of a form was led is noted when the answer is there.
COLUMNS = {"once_sent": '"id", "key", "at"'}


def tables(name, vendor, connect):
    """{table: digest of all its rows}, without what is OF_THE_REQUEST."""
    return sqlite_tables(name) if vendor == "sqlite" else postgres_tables(name, connect)


def sqlite_tables(path):
    with closing(sqlite3.connect(path)) as database:
        names = [
            name
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                "AND sql NOT LIKE 'CREATE VIRTUAL%'"
            )
            if name not in OF_THE_REQUEST
        ]
        return {
            name: digest(map(repr, database.execute(f'SELECT {columns(name)} FROM "{name}"')))
            for name in names
        }


def columns(name):
    return COLUMNS.get(name, "*")


def digest(rows):
    return hashlib.md5("\n".join(sorted(rows)).encode(errors="replace")).hexdigest()


def postgres_tables(name, connect):
    """Waits until nobody is connected any more: the server rolls back what a dead client began."""
    with closing(connect(name)) as database:
        alone = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
        deadline = time.monotonic() + 30
        while database.execute(alone, [name]).fetchone() != (0,):
            if time.monotonic() > deadline:
                raise TimeoutError("a dead client's transaction goes on")
            time.sleep(0.002)
        names = [
            table
            for (table,) in database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            if table not in OF_THE_REQUEST
        ]
        parts = [
            f"""SELECT '{table}', md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C"), ''))
            FROM (SELECT {columns(table)} FROM "{table}") t"""
            for table in names
        ]
        return dict(database.execute(" UNION ALL ".join(parts)).fetchall())


def names_in(folder):
    """{name: bytes} of the files in a folder."""
    root = Path(folder)
    return {
        path.relative_to(root).as_posix(): path.stat().st_size for path in root.rglob("*") if path.is_file()
    }
