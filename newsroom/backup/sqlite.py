"""An SQLite database in a backup: the file that VACUUM INTO makes of it.

It reads in one transaction, which in WAL mode holds up nobody, and takes along no page that is
free: what was erased is not in the backup.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.db.backends.sqlite3._functions import register
from django.utils.translation import gettext as _

from newsroom.backup.sealing import BackupRefused, Damaged

KIND = "sqlite"
PART = "database.sqlite3"
PIECE = 1024**2  # bytes
TABLES = """
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
    AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY 1
"""
PATIENCE = 60  # seconds


class Snapshot:
    """The database as it is when this is made: a copy in `folder`. To be closed."""

    kind = KIND

    def __init__(self, folder):
        self.path = Path(folder) / PART
        with closing(connect(connection.settings_dict["NAME"])) as live:
            live.execute("VACUUM INTO ?", [str(self.path)])
        self.path.chmod(0o600)
        self.copy = connect(self.path)
        self.server = f"SQLite {sqlite3.sqlite_version}"

    def rows(self, statement):
        return self.copy.execute(statement).fetchall()

    def has(self, table, column):
        return any(row[1] == column for row in self.copy.execute(f"PRAGMA table_info({_quoted(table)})"))

    def pack(self, packer):
        """Writes the part. Returns {table: number of rows}."""
        counts = counted(self.copy)
        with packer.part(PART, KIND, deflated=True) as part, self.path.open("rb") as file:
            while data := file.read(PIECE):
                part.write(data)
        return counts

    def close(self):
        self.copy.close()
        self.path.unlink(missing_ok=True)


def connect(path, patience=PATIENCE):
    """With Django's functions: indexes and constraints use them."""
    database = sqlite3.connect(path, timeout=patience, isolation_level=None)
    register(database)
    return database


def _quoted(name):
    return '"' + name.replace('"', '""') + '"'


def counted(database):
    names = [name for (name,) in database.execute(TABLES)]
    return {name: database.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0] for name in names}  # noqa: S608


class Target:
    """The file to be restored to. Nothing shows before `commit`; what was there is put aside, not deleted."""

    kind = KIND

    def __init__(self, path):
        self.path = Path(path)

    @property
    def name(self):
        return self.path.name

    def is_empty(self):
        if not self.path.exists():
            return True
        with closing(connect(self.path)) as database:
            try:
                return not database.execute(TABLES).fetchone()
            except sqlite3.DatabaseError:
                return False  # something, and no database

    def refuse_use(self):
        """Raises `BackupRefused` while others have it open: SQLite leaves its WAL only when alone."""
        if not self.path.exists():
            return
        try:
            with closing(connect(self.path, 1)) as database:
                mode = database.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        except sqlite3.OperationalError:
            mode = "in use"
        except sqlite3.DatabaseError:
            return
        if mode != "delete":
            raise BackupRefused(_("The database is in use: stop Newsroom and its worker first."))

    def begin(self, aside):
        self.aside = None
        if not self.is_empty():
            self.aside = self.path.with_name(f"{self.path.stem}.{aside}{self.path.suffix}")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.coming = self.path.with_name(f"{self.path.name}.restoring")
        self.coming.unlink(missing_ok=True)

    def take(self, part):
        """Writes the part if it is of the database. Says whether it was."""
        if part.kind != KIND:
            return False
        with open(os.open(self.coming, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640), "wb") as file:
            for piece in part.pieces():
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        return True

    def finish(self):
        with closing(connect(self.coming)) as database:
            said = database.execute("PRAGMA quick_check").fetchone()[0]
            if said != "ok":
                raise Damaged(
                    _("The backup is damaged: its database does not open (%(said)s).") % {"said": said}
                )

    def commit(self):
        connection.close()
        if self.aside:
            os.link(self.path, self.aside)  # at no moment there is none
        for ending in ("-wal", "-shm"):  # of an empty one; `refuse_use` saw to the others
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        os.replace(self.coming, self.path)
        sync_folder(self.path.parent)

    def rollback(self):
        self.coming.unlink(missing_ok=True)

    def close(self):
        """Nothing stays open between two questions."""

    def digests(self):
        """{part's name: (rows, SHA-256)} of the file as it stands there now."""
        with closing(connect(self.path)) as database:
            rows = sum(counted(database).values())
        total = hashlib.sha256()
        with self.path.open("rb") as file:
            while data := file.read(PIECE):
                total.update(data)
        return {PART: (rows, total.hexdigest())}


def sync_folder(folder):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
