"""The worker's round: what is due, several times a second, and what comes regularly.

An indexed look at an empty list takes less than a millisecond, so looking often is simpler
than being called: it needs nothing of the database that SQLite or a pool in between lacks.
"""

import logging
import threading
import time
from functools import partial

from django.db import DatabaseError, close_old_connections, connection

from articles.outbox import handlers
from articles.outbox.working import forget, run_due

EVERY = 0.2  # seconds
FORGET_EVERY = 3600  # seconds
AFTER_A_FAILURE = 2  # seconds: the database is away

log = logging.getLogger(__name__)


def work(stopped=lambda: False):
    """Goes round until `stopped()`, and beside it what has more haste."""
    beside = [
        threading.Thread(target=rounds, args=[stopped, partial(run_due, haste=haste)], name=haste.value)
        for haste in (handlers.Haste.AT_ONCE, handlers.Haste.SOON)
    ]
    for thread in beside:
        thread.start()
    regular = [[0, seconds, task] for seconds, task in [*handlers.REGULAR, (FORGET_EVERY, forget)]]

    def round_of_all():
        run_due(haste=handlers.Haste.IN_TIME)
        for entry in regular:
            due, seconds, task = entry
            if time.monotonic() >= due:
                entry[0] = time.monotonic() + seconds
                task()

    rounds(stopped, round_of_all)
    for thread in beside:
        thread.join()


def rounds(stopped, one):
    """Does `one()` again and again. One that fails is logged and is not the last."""
    while not stopped():
        try:
            one()
        except DatabaseError:
            log.exception("The worker's round failed")
            _pause(AFTER_A_FAILURE, stopped)
        except Exception:
            log.exception("The worker's round failed")
        close_old_connections()
        _pause(EVERY, stopped)
    connection.close()


def _pause(seconds, stopped):
    end = time.monotonic() + seconds
    while not stopped() and time.monotonic() < end:
        time.sleep(min(EVERY, seconds))
