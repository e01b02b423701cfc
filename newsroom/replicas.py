"""The public site read from streaming replicas of PostgreSQL (REPLICA_URLS), everything else from
the primary.

A replica lags behind by some milliseconds, or more in trouble. Readers may be shown what was
true a moment ago; the desk never, and no cache may keep it: whoever purges one waits first
until the replicas have what the purge is for (`wait_until_level`). A replica that does not
answer is left out for some seconds, and the request that found out is answered by the primary.
https://www.postgresql.org/docs/current/warm-standby.html
"""

import logging
import random
import time
from contextvars import ContextVar

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections

DOWN = 10  # seconds until one that failed is asked again
PATIENCE = 5  # seconds
PAUSE = 0.02

log = logging.getLogger(__name__)
_reading_from = ContextVar("replica_to_read_from", default=None)
_down_until = {}  # alias -> monotonic seconds, of this process


class Behind(Exception):
    """A replica has not got there in time."""


class ReplicaRouter:
    """Sends what is read within `read()` to the replica chosen there."""

    def db_for_read(self, model, **hints):
        return _reading_from.get()

    def db_for_write(self, model, **hints):
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one, other, **hints):
        return True  # they are copies of each other

    def allow_migrate(self, db, app_label, **hints):
        return db == DEFAULT_DB_ALIAS


def replicas():
    return [alias for alias in connections if alias.startswith("replica")]


def read(work):
    """What `work()` returns, read from a replica if there is one that answers. It only reads: it
    may be called twice."""
    alias = choose()
    if alias is None:
        return work()
    token = _reading_from.set(alias)
    try:
        return work()
    except (OperationalError, InterfaceError):
        leave_out(alias)
    finally:
        _reading_from.reset(token)
    return work()


def choose():
    now = time.monotonic()
    up = [alias for alias in replicas() if _down_until.get(alias, 0) <= now]
    return random.choice(up) if up else None  # noqa: S311 - any will do


def leave_out(alias):
    log.warning("%s does not answer", alias, exc_info=True)
    _down_until[alias] = time.monotonic() + DOWN


def wait_until_level(seconds=PATIENCE):
    """Returns when every replica that answers has all that the primary has written so far.

    Raises `Behind` after so many seconds. Without replicas it costs nothing.
    """
    if not (waiting := replicas()):
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_lsn()")
        [position] = cursor.fetchone()
    end = time.monotonic() + seconds
    for alias in waiting:
        while not _has(alias, position):
            if time.monotonic() > end:
                raise Behind(f"{alias} is behind {position}")
            time.sleep(PAUSE)


def _has(alias, position):
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT coalesce(pg_last_wal_replay_lsn() >= %s::pg_lsn, true)", [position])
            return cursor.fetchone()[0]
    except (OperationalError, InterfaceError):
        connections[alias].close()
        leave_out(alias)
        return True  # readers get nothing from it, either
