"""Doing what is due. Any number of workers may be at it at the same time.

An errand is claimed by one statement and for a limited time, and no transaction is held while
it is done: on SQLite that would keep everybody else from writing, and on PostgreSQL from
cleaning up. A worker that dies leaves a claim that runs out.
"""

import logging
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from articles.outbox.handlers import KNOWN
from articles.outbox.models import Errand

KEPT = timedelta(days=7)  # what was done, for whoever looks into a trouble
ERROR_LENGTH = 2000  # characters

log = logging.getLogger(__name__)


def run_due(limit=1000, haste=None):
    """Does what is due, oldest first, until nothing is left or `limit` attempts were made. Returns
    how many errands were done.

    `haste`: only what has this; all of it by default.
    """
    done = attempts = 0
    while attempts < limit and (errands := claim(haste)):
        attempts += len(errands)
        done += do(errands)
    return done


def claim(haste=None):
    """The errand that is next, with those behind it that its handler takes together with it."""
    now = timezone.now()
    kinds = [kind for kind, handler in KNOWN.items() if haste in (None, handler.haste)]
    due = Errand.objects.due(now).filter(kind__in=kinds).oldest_first()
    if not due.exists():  # asked first: on SQLite even an empty transaction keeps writers waiting
        return []
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True, of=("self",))
        first = due.first()
        if first is None:
            return []
        handler, errands = KNOWN[first.kind], [first]
        if handler.batch > 1:
            behind = Errand.objects.free(now).filter(kind=first.kind, order=first.order)
            if connection.features.has_select_for_update_skip_locked:
                behind = behind.select_for_update(skip_locked=True)
            errands += behind.exclude(pk=first.pk).order_by("wanted_at", "pk")[: handler.batch - 1]
        Errand.objects.filter(pk__in=[errand.pk for errand in errands]).update(
            claimed_until=now + handler.claim, attempts=F("attempts") + 1
        )
    return errands


def do(errands):
    """Has them done, and notes it. Returns how many were done: all or none."""
    handler = KNOWN[errands[0].kind]
    rows = Errand.objects.filter(pk__in=[errand.pk for errand in errands])
    try:
        handler(errands)
    except Exception as error:
        log.exception("%s was not done; it will be tried again.", errands[0])
        for errand in errands:
            pause = min(wait(errand.attempts + 1, handler.first_wait), handler.longest_wait)
            due_at = timezone.now() + pause
            last_error = f"{type(error).__name__}: {error}"[:ERROR_LENGTH]
            rows.filter(pk=errand.pk).update(due_at=due_at, claimed_until=None, last_error=last_error)
        return 0
    return rows.update(done_at=timezone.now(), claimed_until=None, last_error="")


def wait(attempts, first=timedelta(seconds=1)):
    """How long until the next attempt: 1 s, 2 s, 4 s, and so on."""
    return first * 2 ** min(attempts - 1, 20)


def late():
    """The kinds of which something should have been done long ago, with the latest error of each."""
    now = timezone.now()
    limits = {kind: handler.late for kind, handler in KNOWN.items()}
    waiting = Errand.objects.undone().filter(
        kind__in=limits, wanted_at__lte=now - min(limits.values(), default=timedelta(0))
    )
    found = {}
    for kind, wanted_at, error in waiting.order_by("pk").values_list("kind", "wanted_at", "last_error"):
        if wanted_at <= now - limits[kind]:
            found.setdefault(kind, error)
    return found


def forget():
    """Deletes what was done long ago."""
    return Errand.objects.filter(done_at__lt=timezone.now() - KEPT).delete()[0]
