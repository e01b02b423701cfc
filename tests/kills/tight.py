"""A disk with room for so many more pages and no more: the real thing, not a raised error."""

import os
import pwd
import shutil
import subprocess
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

PAGE = 4096  # bytes
STEP = 64 * 1024  # bytes: PostgreSQL's files grow by pages of 8 KB, several at once


@contextmanager
def tight_file_system(stage, pages):
    """SQLite: a database that may grow by so many pages. Gives the copy, and what the child does first."""

    def prepare():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            (now,) = cursor.fetchone()
            cursor.execute(f"PRAGMA max_page_count = {now + pages}")

    yield stage.fresh(name="tight"), prepare


@contextmanager
def tight_tablespace(stage, pages):
    """PostgreSQL: a database on a file system of its own (tmpfs), with so many STEPs left."""
    folder, name = stage.path / "disk", stage._named("tight")
    folder.mkdir(exist_ok=True)
    _run("mount", "-t", "tmpfs", "-o", "size=512m", "tmpfs", folder)
    try:
        owner = _server_user(stage)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        folder.chmod(0o700)
        with closing(stage.connect("postgres")) as server:
            server.execute(f"CREATE TABLESPACE tight_{os.getpid()} LOCATION '{folder}'")
            server.execute(
                f'CREATE DATABASE "{name}" TEMPLATE "{stage.template}" TABLESPACE tight_{os.getpid()}'
            )
        used = int(subprocess.check_output(["du", "-s", "--block-size=4096", folder]).split()[0]) * PAGE
        _run("mount", "-o", f"remount,size={used + pages * STEP}", folder)
        files = stage.fresh(name="tight-unused")[1]
        yield (name, files), None
    finally:
        _run("mount", "-o", "remount,size=512m", folder)
        with closing(stage.connect("postgres")) as server:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            server.execute(f"DROP TABLESPACE IF EXISTS tight_{os.getpid()}")
        _run("umount", folder)
        shutil.rmtree(folder, ignore_errors=True)


def can_be_tight():
    """Root alone may mount."""
    return connection.vendor == "sqlite" or os.geteuid() == 0


def _server_user(stage):
    with closing(stage.connect("postgres")) as server:
        (data,) = server.execute("SHOW data_directory").fetchone()
    return pwd.getpwuid(Path(data).stat().st_uid)


def _run(*command):
    subprocess.run([str(part) for part in command], check=True)
