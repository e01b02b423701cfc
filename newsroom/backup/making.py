"""Making a backup: the database of one moment first, then the files, then its name.

It is written under a name that ends in `.part`, and gets its own only when it is on the disk and on
record. Who is killed meanwhile leaves no file that looks like a backup.
"""

import contextlib
import fcntl
import getpass
import os
import re
import secrets
import time
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom import holding, ledger
from newsroom.backup import databases, files, parts
from newsroom.backup.sealing import FORMAT, BackupRefused, Writer
from newsroom.backup.sqlite import sync_folder
from newsroom.ledger import canonical

NAME = re.compile(r"newsroom-\d{8}T\d{6}Z\.backup")
PART = ".part"
BEGUN, MADE, REMOVED = "backup.begun", "backup.made", "backup.removed"
MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"
HEAD = "SELECT number, hash FROM ledger_entry ORDER BY number DESC LIMIT 1"


class Made(NamedTuple):
    """What came of it: sizes in bytes, times in seconds; `digest` is the SHA-256 of the file."""

    path: Path
    size: int
    content: int
    digest: str
    seconds: float
    database_seconds: float
    rows: int
    files: int
    missing: list
    removed: list


def make(target, *, key="", keep=None, actor=None):
    """Writes a backup to the path `target`, or into the folder `target`. Returns `Made`.

    `keep`: so many of the backups in that folder stay, the newest. Raises `BackupRefused`, `OSError`.
    """
    start = time.monotonic()
    path = path_for(target, keep)
    actor = actor or operator()
    number = secrets.token_hex(8)
    facts = {"backup": number, "file": path.name, "folder": str(path.parent), "encrypted": bool(key)}
    put_on_record(BEGUN, number, facts, actor)
    try:
        with holding.held_back() as folder, _part(path) as file:
            writer = Writer(file, key)
            told = _pack(writer, folder, number)
            file.flush()
            os.fsync(file.fileno())
            facts |= {"sha256": writer.digest, "bytes": writer.size, "rows": told["rows"]}
            put_on_record(MADE, number, facts | {"files": told["files"]}, actor)
            os.rename(file.name, path)
            sync_folder(path.parent)
    except holding.AlreadyHeld:
        raise BackupRefused(_("Another backup is being made.")) from None
    removed = prune(path.parent, keep, actor) if keep else []
    return Made(
        path=path,
        size=writer.size,
        content=told["size"],
        digest=writer.digest,
        seconds=time.monotonic() - start,
        database_seconds=told["database_seconds"],
        rows=sum(told["rows"].values()),
        files=told["files"],
        missing=told["missing"],
        removed=removed,
    )


def operator():
    """Who is at the machine, as a text for the ledger."""
    try:
        return f"{getpass.getuser()} @ {os.uname().nodename}"
    except (KeyError, OSError):
        return os.uname().nodename


def put_on_record(kind, number, facts, actor):
    with transaction.atomic():
        rows = facts.get("rows")
        if isinstance(rows, dict):
            facts = facts | {"rows": sum(rows.values())}
        ledger.record(kind, actor=actor, subject=f"backup:{number}", facts=facts)


def path_for(target, keep):
    """The file to be written. `target` means a folder if it is one, ends as one, or many are kept in it."""
    is_folder = keep or str(target).endswith("/")
    target = Path(target)
    if target.is_dir():
        return target / f"newsroom-{timezone.now():%Y%m%dT%H%M%SZ}.backup"
    if is_folder and not target.exists():
        raise BackupRefused(_("There is no folder %(folder)s.") % {"folder": target})
    if keep:
        raise BackupRefused(_("--keep needs a folder as target."))
    if target.exists():
        raise BackupRefused(
            _("%(file)s is there already. A backup is never written over.") % {"file": target}
        )
    if not target.parent.is_dir():
        raise BackupRefused(_("There is no folder %(folder)s.") % {"folder": target.parent})
    return target


@contextlib.contextmanager
def _part(path):
    """The file to be written, locked. Whatever goes wrong, it is gone afterwards."""
    _sweep(path.parent)
    part = path.with_name(path.name + PART)
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        with contextlib.suppress(OSError):  # some network disks know no locks
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:
            yield _Named(file, part)
        finally:
            part.unlink(missing_ok=True)


class _Named:
    def __init__(self, file, path):
        self.file, self.name = file, path
        self.write, self.flush, self.fileno = file.write, file.flush, file.fileno


def _sweep(folder):
    """Takes away what killed backups have left behind in this folder."""
    for part in folder.glob(f"*.backup{PART}"):
        if not NAME.fullmatch(part.name.removesuffix(PART)):
            continue
        with contextlib.suppress(OSError), part.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()


def _pack(writer, folder, number):
    packer = parts.Packer(writer)
    start = time.monotonic()
    snapshot = databases.snapshot(folder)
    try:
        packer.text(parts.ABOUT, parts.ABOUT, about(snapshot, number))
        named = files.named_by(snapshot)
        rows = snapshot.pack(packer)
    finally:
        snapshot.close()
    database_seconds = time.monotonic() - start
    told = files.pack(packer, files.Listing(folder), named)
    packer.finish({"rows": rows, **told})
    return {**told, "rows": rows, "size": packer.size, "database_seconds": database_seconds}


def about(snapshot, number):
    """What a backup says of itself in its first part."""
    migrations = snapshot.rows(MIGRATIONS) if snapshot.has("django_migrations", "name") else []
    head = snapshot.rows(HEAD) if snapshot.has("ledger_entry", "hash") else []
    return {
        "format": FORMAT,
        "backup": number,
        "made_at": canonical.moment(timezone.now()),
        "site": settings.SITE_URL,
        "database": snapshot.kind,
        "server": snapshot.server,
        "migrations": [list(row) for row in migrations],
        "ledger": list(head[0]) if head else [0, canonical.FIRST],
    }


def prune(folder, keep, actor):
    """Removes all but the newest `keep` backups of this folder, and puts on record that they went."""
    found = sorted(path for path in folder.iterdir() if NAME.fullmatch(path.name) and path.is_file())
    gone = found[: -max(1, keep)]
    for path in gone:
        path.unlink()
    if gone:
        facts = {"folder": str(folder), "files": [path.name for path in gone]}
        with transaction.atomic():
            ledger.record(REMOVED, actor=actor, subject=f"folder:{folder}"[:200], facts=facts)
    return gone
