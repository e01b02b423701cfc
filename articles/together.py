"""What listeners put off until several moves have been made, to do it once for all of them.

with together():                     # the door that moves many, in its transaction
    …                                # sends `moved` for each
# here everything that was put off is done

at_the_end(update_lists, story.pk)   # the listener: at once where nobody gathers
"""

from contextlib import contextmanager
from contextvars import ContextVar

_waiting = ContextVar("work_put_off", default=None)


@contextmanager
def together():
    """Within the block, `at_the_end` waits. A block within a block is part of it."""
    if _waiting.get() is not None:
        yield
        return
    waiting = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for work, ids in waiting.items():
        work(list(ids))


def at_the_end(work, pk):
    """Calls `work` with the ids of all stories it was asked for: a list of one, or of all together."""
    waiting = _waiting.get()
    if waiting is None:
        work([pk])
    else:
        waiting.setdefault(work, {})[pk] = None
