"""The drill: a backup is restored to a scratch place, compared with itself, and looked at as readers would.

A backup that was never restored is none. On SQLite the scratch place is a folder; on PostgreSQL it is
a folder and a database of its own on the same server, which is dropped afterwards (the account must
be allowed to create databases).
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connections
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.backup import databases, files, postgres, sqlite
from newsroom.backup.restoring import check, restore
from newsroom.backup.sealing import BackupRefused
from newsroom.backup.target import House
from newsroom.ledger.heads import kept_heads

PATIENCE = 1800  # seconds for the look at what was restored
QUIET = {
    "REPLICA_URLS": "",
    "CACHE_URL": "locmemcache://",
    "EDGES": "",
    "SENTRY_DSN": "",
    "FILES_URL": "",
    "LEDGER_MAIL": "",
    "EMAIL_URL": "dummymail://",
    "MEDIA_ACCEL": "",
    "DATABASE_POOL": "0",
    "LOG_REQUESTS": "0",
    "OFFICE_ADDRESSES": "",
}


def drill(path, key="", *, folder=None, tell=lambda sentence: None):
    """Returns the report, a dict with `faults` (sentences, none if all is well), times and sizes.

    `folder`: where the scratch place is made, and must have room. Raises `BackupRefused` if the
    backup cannot even be read.
    """
    start, faults = time.monotonic(), []
    report = {"backup": str(path), "started_at": timezone.now().isoformat(), "faults": faults}
    with scratch_house(folder) as (house, environment):
        restored = restore(path, key, house=house, record=False, tell=tell)
        summary = restored.summary
        report |= {
            "made_at": summary.about["made_at"],
            "sha256": summary.digest,
            "bytes": summary.size,
            "encrypted": summary.is_encrypted,
            "server": summary.about["server"],
            "tables": len(summary.contents["rows"]),
            "rows": sum(summary.contents["rows"].values()),
            "files": summary.contents["files"],
            "file_bytes": summary.contents["bytes"],
            "missing": summary.contents["missing"],
            "migrations_to_apply": restored.behind,
            "seconds_to_read": round(summary.seconds, 2),
            "seconds_to_restore": round(restored.seconds, 2),
        }
        tell(_("Comparing …"))
        begun = time.monotonic()
        faults += compare(path, key, house)
        report["seconds_to_compare"] = round(time.monotonic() - begun, 2)
        tell(_("Looking at it as a reader would …"))
        begun = time.monotonic()
        seen = look(environment, summary)
        report |= {"seen": seen, "seconds_to_look": round(time.monotonic() - begun, 2)}
        faults += seen.pop("faults")
    report["seconds"] = round(time.monotonic() - start, 2)
    return report


def compare(path, key, house):
    """Sentences about what stands in the house and not so in the backup, or the other way round."""
    faults, tables, count = [], house.database.digests(), [0]

    def take(part):
        for _piece in part.pieces():
            pass
        if part.kind == files.KIND:
            count[0] += 1
            if house.files.digest_of(part) != part.digest:
                faults.append(_("The file %(name)s is not what it was.") % {"name": part.name})
        elif part.name in tables:
            rows, digest = tables.pop(part.name)
            if digest != part.digest or rows != part.end.get("rows", rows):
                faults.append(_("The rows of %(name)s are not what they were.") % {"name": part.name})
        elif part.kind in (postgres.TABLE, sqlite.KIND):
            faults.append(_("%(name)s was not restored.") % {"name": part.name})

    check(path, key, take=take)
    faults += [_("%(name)s is not in the backup.") % {"name": name} for name in tables]
    if (there := house.files.count()) != count[0]:
        faults.append(
            _("%(there)s files are there, and %(count)s in the backup.") % {"there": there, "count": count[0]}
        )
    return faults


def look(environment, summary):
    """What newsroom/backup/looking.py says, in a process of its own with the restored database."""
    asked = subprocess.run(
        [sys.executable, "-m", "newsroom.backup.looking"],
        input=json.dumps({"heads": [list(head) for head in kept_heads()], "ledger": summary.about["ledger"]}),
        capture_output=True,
        text=True,
        env=os.environ | QUIET | environment,
        cwd=settings.ROOT,
        timeout=PATIENCE,
        check=False,
    )
    if asked.returncode:
        return {
            "faults": [_("The restored newsroom does not start: %(error)s") % {"error": asked.stderr[-2000:]}]
        }
    return json.loads(asked.stdout.splitlines()[-1])


@contextmanager
def scratch_house(folder=None):
    """Yields (an empty House, the environment of a process that lives in it). It is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="newsroom-drill-", dir=folder) as name:
        place = Path(name)
        if Path(settings.STATIC_ROOT).is_dir():
            (place / "static").symlink_to(settings.STATIC_ROOT)
        filed = files.Folders({area: place / area for area in files.storages()})
        environment = {"DATA_DIR": name, "LEDGER_HEADS": str(place / "heads.txt")}
        if databases.module() is sqlite:
            path = place / "newsroom.sqlite3"
            yield House(sqlite.Target(path), filed), environment | {"DATABASE_URL": f"sqlite:///{path}"}
            return
        with scratch_database() as (database, url):
            yield House(database, filed), environment | {"DATABASE_URL": url}


@contextmanager
def scratch_database():
    """Yields (an empty database beside that of the settings, its URL), and drops it in the end."""
    name = f"newsroom_drill_{secrets.token_hex(4)}"
    near = connections.create_connection("default")
    try:
        _run(near, f'CREATE DATABASE "{name}" TEMPLATE template0')
    except Exception as error:
        raise BackupRefused(
            _("A drill needs a database of its own, and may not create one: %(error)s") % {"error": error}
        ) from error
    try:
        far = connections.create_connection("default")
        far.settings_dict = {**far.settings_dict, "NAME": name}
        far.settings_dict["OPTIONS"] = {**far.settings_dict["OPTIONS"], "pool": False}
        yield postgres.Target(far), url_of(name)
        far.close()
    finally:
        _run(near, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        near.close()


def url_of(name):
    """The address of another database on the server of the settings."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"{parts.path.rpartition('/')[0]}/{name}"))


def _run(connection, statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
