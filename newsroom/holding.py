"""While a backup is being made, what is deleted from the data folder is held back until it is done.

The rows of a backup are those of one moment; the files are copied afterwards. A file that such a row
names may have been deleted in between: then it is found here. Files go after the commit that
deletes their row, so whoever deletes without seeing the mark did so before that moment.

The mark is a folder that somebody holds a lock on: what a killed backup leaves behind holds nothing
back, and the next one takes it away.
"""

import contextlib
import fcntl
import os
import shutil
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


class AlreadyHeld(Exception):
    """Another backup is being made."""


def place():
    return Path(settings.DATA_DIR) / "backup"


@contextmanager
def held_back():
    """Within it nothing that is deleted is lost. Yields the folder: DATA_DIR/backup. Raises `AlreadyHeld`."""
    folder = place()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        _take(lock)
        try:
            _empty(folder)
            yield folder
        finally:
            _empty(folder)


def _take(lock):
    """Somebody who looks whether it is taken holds it for a moment."""
    for _attempt in range(20):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.05)
        else:
            return
    raise AlreadyHeld


def _empty(folder):
    """All but the lock."""
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
        elif entry.name != "lock":
            entry.unlink(missing_ok=True)


def hold(area, name, path):
    """Keeps the file at `path` (`name` of the storage `area`) if a backup is being made. Costs a stat if not."""
    if not is_on() or not os.path.isfile(path):
        return
    kept = held(area, name)
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, kept)
    except (FileExistsError, FileNotFoundError):
        pass  # held already; gone already
    except OSError:  # another disk, or one without links
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(path, kept)


def held(area, name):
    return place() / "held" / area / name


def is_on():
    try:
        lock = (place() / "lock").open()
    except FileNotFoundError:
        return False
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
