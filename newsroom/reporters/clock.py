"""What time it is for the record: now, or the moment that is being told again.

The demo newsroom (and a test) plays the day of a story in a second; its ledger has to show
the hours that the day would have taken.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_moment = ContextVar("moment_being_told", default=None)


def now():
    """The present moment, aware of its zone; within `at()`, the moment given there."""
    return _moment.get() or timezone.now()


@contextmanager
def at(moment):
    """Within the block, what is put on record happened at `moment`."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
