"""The worker's round: what is due, several times a second, and what comes regularly.

An indexed look at an empty list takes less than a millisecond, so looking often is simpler
than being called: it needs nothing of the database that SQLite or a pool in between lacks.
"""

import logging
import time

from django.db import DatabaseError, close_old_connections

from articles.outbox import handlers
from articles.outbox.working import forget, run_due

EVERY = 0.2  # seconds
FORGET_EVERY = 3600  # seconds
AFTER_A_FAILURE = 2  # seconds: the database is away

log = logging.getLogger(__name__)


def work(stopped=lambda: False):
    """Goes round until `stopped()`. A failing round is logged and is not the last."""
    regular = [[0, seconds, task] for seconds, task in [*handlers.REGULAR, (FORGET_EVERY, forget)]]
    while not stopped():
        try:
            run_due()
            for entry in regular:
                due, seconds, task = entry
                if time.monotonic() >= due:
                    entry[0] = time.monotonic() + seconds
                    task()
        except DatabaseError:
            log.exception("The worker's round failed")
            _pause(AFTER_A_FAILURE, stopped)
        except Exception:
            log.exception("The worker's round failed")
        close_old_connections()
        _pause(EVERY, stopped)


def _pause(seconds, stopped):
    end = time.monotonic() + seconds
    while not stopped() and time.monotonic() < end:
        time.sleep(min(EVERY, seconds))
