"""One clock for all processes: the database's (统一时钟).

What is public is a matter of time (`published_at <= now`), so of two machines with different clocks
one would show a story early, and what it publishes itself would come late on the other. PostgreSQL
is the one thing that all of them have in common: each process asks it now and then how far its own
clock is off, and `django.utils.timezone.now` says what the database's clock says. It is Django's
own function that is replaced, once, in settings.py: everything asks it (sessions, defaults of
fields, our own hundred questions), and one that was forgotten would be a leak.

A clock that is off by less than can be measured is left alone: nobody's time jumps by a trifle. SQLite
has no clock of its own, and one machine. What a web server in front keeps until a moment goes by
the clock of that machine.
"""

import logging
import time
from datetime import UTC, datetime, timedelta
from functools import wraps

from django.db import DEFAULT_DB_ALIAS, DatabaseError
from django.db.backends.signals import connection_created
from django.utils import timezone

EVERY = 10  # seconds
TRIFLE = timedelta(seconds=0.1)

log = logging.getLogger(__name__)
_djangos = timezone.now
_off = timedelta(0)  # what is to be added to the clock of this process
_asked_at = None  # monotonic seconds


def own():
    """The time by this machine's clock."""
    return datetime.now(tz=UTC)


@wraps(_djangos)  # migrations know it under its own name
def now():
    return own() + _off


def follow():
    """From now on `timezone.now()` is the database's time."""
    timezone.now = now
    connection_created.connect(ask_now_and_then, dispatch_uid="newsroom.clock")


def leave():
    """The opposite, for tests."""
    global _off, _asked_at
    timezone.now = _djangos
    connection_created.disconnect(dispatch_uid="newsroom.clock")
    _off, _asked_at = timedelta(0), None


def ask_now_and_then(connection, **kwargs):
    """At a fresh connection: no transaction has begun on it."""
    global _asked_at
    if connection.alias != DEFAULT_DB_ALIAS or connection.vendor != "postgresql":
        return
    if _asked_at is None or time.monotonic() - _asked_at > EVERY:
        _asked_at = time.monotonic()
        ask(connection)


def ask(connection):
    """Takes over the database's clock if this one is certainly off. Raises nothing: it will be asked again."""
    global _off
    begun = time.monotonic()
    try:
        with connection.connection.cursor() as cursor:
            (told,) = cursor.execute("SELECT extract(epoch FROM clock_timestamp())").fetchone()
    except connection.Database.Error:
        log.warning("The database did not tell its time", exc_info=True)
        return
    asking = timedelta(seconds=time.monotonic() - begun)
    measured = datetime.fromtimestamp(float(told), UTC) + asking / 2 - own()
    if abs(measured - _off) > asking / 2 + TRIFLE:
        log.warning(
            "This machine's clock is off by %.1f s; the database's is taken.", -measured.total_seconds()
        )
        _off = measured


def set_at_start():
    """Asks before the first question that depends on the time. To be called when a process begins."""
    from django.db import connection

    if connection.connection is not None:
        return
    try:
        connection.ensure_connection()
    except DatabaseError:
        log.warning("The database is away: its time is asked for later")
    finally:
        connection.close()
