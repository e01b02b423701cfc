"""Which addresses were answered with what: the lines of `recording`, by name.

A small SQLite file beside them, and no table of the database: every machine with an application
has its own, it may be lost (together with the copies it tells of), and reading a page writes nothing
to the database. A purged address is forgotten until it is asked for again.
"""

import sqlite3
import time
from contextlib import closing, contextmanager

from django.conf import settings
from django.utils import timezone

from articles.public.purging import shared
from articles.public.purging.recording import HOUR, folder

AT_ONCE = 500  # values in one statement
ON_ITS_WAY = 60  # seconds; an answer may come to the edge so long after it was noted
SCHEMA = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS file (name TEXT PRIMARY KEY, offset INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS address (id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT UNIQUE NOT NULL);
    CREATE TABLE IF NOT EXISTS made_of (
        key TEXT NOT NULL, address INTEGER NOT NULL, PRIMARY KEY (key, address)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS made_of_address ON made_of (address);
    CREATE TABLE IF NOT EXISTS lately (address INTEGER PRIMARY KEY, taken_in_at REAL NOT NULL);
"""


@contextmanager
def opened():
    folder().mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder() / "kept.sqlite3", timeout=30)) as index:
        index.executescript(SCHEMA)
        with index:
            index.execute("BEGIN IMMEDIATE")
            read_files(index)
            yield index


def read_files(index):
    """Takes in the lines that were written since the last time."""
    offsets = dict(index.execute("SELECT name, offset FROM file"))
    now = int(timezone.now().timestamp() // HOUR)
    for path in sorted(folder().glob("kept-*.log")):
        with path.open("rb") as file:
            file.seek(offsets.get(path.name, 0))
            text = file.read()
        text = text[: text.rfind(b"\n") + 1]
        take_in(index, text.decode("utf-8", "replace").splitlines())
        offset = offsets.get(path.name, 0) + len(text)
        index.execute("INSERT OR REPLACE INTO file VALUES (?, ?)", (path.name, offset))
        if int(path.stem.removeprefix("kept-")) < now - 1:  # nobody writes there any more
            path.unlink()
            index.execute("DELETE FROM file WHERE name = ?", (path.name,))


def take_in(index, lines):
    pairs = dict.fromkeys(tuple(line.split("\t", 1)) for line in lines if "\t" in line)
    index.executemany("INSERT OR IGNORE INTO address (path) VALUES (?)", [(path,) for path, _keys in pairs])
    index.executemany(
        "INSERT OR IGNORE INTO made_of SELECT ?, id FROM address WHERE path = ?",
        [(key, path) for path, keys in pairs for key in keys.split()],
    )
    now = time.time()
    index.execute("DELETE FROM lately WHERE taken_in_at < ?", (now - ON_ITS_WAY,))
    index.executemany(
        "INSERT OR REPLACE INTO lately SELECT id, ? FROM address WHERE path = ?",
        [(now, path) for path, _keys in pairs],
    )


def catch_up():
    """Reads what was noted, so that the files do not pile up where nothing is published."""
    if settings.EDGE_NOTES != "database":
        with opened():
            pass


def addresses_of(keys):
    """What was answered with any of these: paths with their queries, as they were sent."""
    if settings.EDGE_NOTES == "database":
        return shared.addresses_of(keys)
    found = set()
    with opened() as index:
        for some in _portions(keys):
            marks = ", ".join("?" * len(some))
            found.update(
                path
                for (path,) in index.execute(
                    "SELECT path FROM address WHERE id IN "  # noqa: S608 - marks only
                    f"(SELECT address FROM made_of WHERE key IN ({marks}))",
                    some,
                )
            )
    return sorted(found)


def forget(addresses):
    """These were purged. What was noted a moment ago is not forgotten: it may be of a copy that came
    to the edge after the purge, or is on its way there."""
    if settings.EDGE_NOTES == "database":
        return shared.forget(addresses)
    with closing(sqlite3.connect(folder() / "kept.sqlite3", timeout=30)) as index, index:
        for some in _portions(addresses):
            marks = ", ".join("?" * len(some))
            asked = [*some, time.time() - ON_ITS_WAY]
            these = (
                f"(SELECT id FROM address WHERE path IN ({marks})"  # noqa: S608 - marks only
                " AND id NOT IN (SELECT address FROM lately WHERE taken_in_at >= ?))"
            )
            index.execute(f"DELETE FROM made_of WHERE address IN {these}", asked)  # noqa: S608
            index.execute(f"DELETE FROM address WHERE id IN {these}", asked)  # noqa: S608
    return None


def _portions(values):
    values = list(values)
    return [values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE)]
