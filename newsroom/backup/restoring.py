"""Restoring: the whole file is read and checked before anything is touched, and a second time as it is loaded.

What stands in the target is not deleted but put aside: the rows into a schema or file of another name,
the files into a folder of another name. Nothing shows before all is there.
"""

import time
from typing import NamedTuple

from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.backup import parts
from newsroom.backup.sealing import BackupRefused, Damaged, Reader
from newsroom.backup.target import House


class Summary(NamedTuple):
    """What a backup says of itself (`about`, `contents`), its bytes, its SHA-256; seconds to read it."""

    about: dict
    contents: dict
    size: int
    digest: str
    is_encrypted: bool
    seconds: float


class Restored(NamedTuple):
    """`kept`: where the former state lies. `behind`: migrations that are to be applied. `undone`: what
    the ledger that was replaced has after the backup, {kind: subjects}."""

    summary: Summary
    seconds: float
    kept: list
    behind: int
    undone: dict


def check(path, key="", *, take=None):
    """Reads a backup to its end. Returns its `Summary`. Raises `BackupRefused` or `Damaged` with a sentence.

    `take(part)` is called with each part.
    """
    start = time.monotonic()
    about = None
    try:
        with open(path, "rb") as file:
            reader = Reader(file, key)
            unpacker = parts.Unpacker(reader)
            for part in unpacker:
                if about is None:
                    about = part.json()
                elif take:
                    take(part)
            return Summary(
                about,
                unpacker.contents,
                reader.size,
                reader.digest,
                reader.is_encrypted,
                time.monotonic() - start,
            )
    except OSError as error:
        raise BackupRefused(
            _("%(file)s cannot be read: %(error)s") % {"file": path, "error": error}
        ) from error


def refuse_unfit(summary, kind):
    """Raises `BackupRefused` for a backup of another database, or of a version that is newer than this one."""
    theirs = summary.about.get("database")
    if theirs != kind:
        raise BackupRefused(
            _("The backup is of %(theirs)s, and this newsroom runs on %(ours)s.")
            % {"theirs": theirs, "ours": kind}
        )
    known = known_migrations()
    unknown = [f"{app}.{name}" for app, name in summary.about["migrations"] if (app, name) not in known]
    if unknown:
        raise BackupRefused(
            _("The backup is of a newer version of Newsroom: this one does not know %(names)s.")
            % {"names": ", ".join(unknown[:3])}
        )


def known_migrations():
    """All that this version knows, with those that others stand for by now."""
    loader = MigrationLoader(None)
    known = set(loader.disk_migrations)
    for migration in loader.disk_migrations.values():
        known.update(tuple(replaced) for replaced in migration.replaces)
    return known


def restore(path, key="", *, into=None, ask=None, house=None, record=True, tell=lambda sentence: None):
    """Restores the backup at `path` into this newsroom, or into another `House`. Returns `Restored`.

    A target that is not empty is refused unless `into` is its name, or `ask(name)` answers it. Raises
    `BackupRefused` with nothing changed.
    """
    start = time.monotonic()
    house = house or House.of_settings()
    try:
        tell(_("Reading the backup …"))
        summary = check(path, key)
        refuse_unfit(summary, house.database.kind)
        refuse_other_name(house, into, ask)
        former, undone = house.former(summary.about["ledger"][0])
        house.let_go()
        house.refuse_use()
        tell(_("Restoring …"))
        kept = load(path, key, summary, house)
    finally:
        house.database.close()
    behind = len(known_migrations() - {tuple(row) for row in summary.about["migrations"]})
    if record:
        house.tell_of_it(summary, former, kept, undone)
    return Restored(summary, time.monotonic() - start, kept, behind, undone)


def refuse_other_name(house, into, ask):
    """What is there is replaced only by who says its name."""
    if house.is_empty():
        if into is not None and into != house.name:
            raise BackupRefused(
                _("The target is “%(name)s”, not “%(given)s”.") % {"name": house.name, "given": into}
            )
        return
    given = into if into is not None else ask(house.name) if ask else None
    if given != house.name:
        raise BackupRefused(
            _("There is something in “%(name)s” already. To replace it, give its name: --into %(name)s")
            % {"name": house.name}
        )


def load(path, key, summary, house):
    """Loads what was checked before. Returns where the former state lies."""
    house.begin(f"before-{timezone.now():%Y%m%dT%H%M%S}")
    try:
        again = check(path, key, take=house.take)
        if again.digest != summary.digest:
            raise Damaged(_("The backup has changed while it was read."))
        house.finish()
        return house.commit()
    except BaseException:
        house.rollback()
        raise
