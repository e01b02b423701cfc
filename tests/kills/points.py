"""The moments at which an act can end: each statement, each commit and rollback, each file.

They are counted; before the k-th, or right after it, something happens: `kill`, `fail`, `cut`.
"""

import errno
import os
import signal
from contextlib import closing

from django.core.files import locks
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from newsroom.storage import FolderFiles

BEFORE, AFTER = "before", "after"


def kill():
    """Nothing at exit runs, nothing is flushed, no connection is closed."""
    os.kill(os.getpid(), signal.SIGKILL)


def fail():
    raise OperationalError("something failed here")


def fill():
    """The disk is full."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def cut(connect):
    """The database ends this connection, as when it is restarted. `connect(name)` opens another."""
    pid = connection.connection.info.backend_pid if connection.connection else 0
    with closing(connect(connection.settings_dict["NAME"])) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [pid])


class Points:
    """`happens` at the k-th point, from 1: `when` it is before or after. `names` are those that came by.

    `only` of these kinds: "sql", "commit", "file". All of them by default.
    """

    def __init__(self, k=0, when=BEFORE, happens=kill, only=("sql", "commit", "file")):
        self.k, self.when, self.happens, self.only = k, when, happens, only
        self.names = []
        self.is_on = True

    def watch(self):
        """From now on, in this process, for good."""
        connection.execute_wrappers.append(self._statement)
        for method, name in (("_commit", "COMMIT"), ("_rollback", "ROLLBACK")):
            self._around(BaseDatabaseWrapper, method, "commit", lambda *_args, name=name: name)
        self._around(FolderFiles, "_save", "file", lambda _storage, name, *_: f"save {name}")
        self._around(FolderFiles, "delete", "file", lambda _storage, name: f"delete {name}")
        self._around(FolderFiles, "remove_folder", "file", lambda _storage, name: f"remove {name}")
        self._around(locks, "lock", "file", lambda *_: "file is there and empty")
        return self

    def _statement(self, execute, sql, params, many, context):
        return self.at("sql", sql, lambda: execute(sql, params, many, context))

    def _around(self, owner, method, kind, describe):
        original = getattr(owner, method)

        def around(*args, **kwargs):
            return self.at(kind, describe(*args, **kwargs), lambda: original(*args, **kwargs))

        setattr(owner, method, around)

    def at(self, kind, name, do):
        if not self.is_on or kind not in self.only:
            return do()
        self.names.append(f"{kind}: {name}"[:200])
        is_here = len(self.names) == self.k
        if is_here and self.when == BEFORE:
            self.happens()
        result = do()
        if is_here and self.when == AFTER:
            self.happens()
        return result
