"""Who does what: the handlers of errands, and what is to be done now and then."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

KNOWN = {}  # kind -> Handler
REGULAR = []  # (seconds, function)


class Haste(Enum):
    """Each has a round of its own in the worker, and waits for nothing of another."""

    AT_ONCE = "at once"
    SOON = "soon"  # not behind what takes minutes, and not in the way of what has to be at once
    IN_TIME = "in time"


@dataclass(frozen=True)
class Handler:
    """`claim`: after so long, whoever began it is taken for dead. `batch`: how many at once.

    `first_wait`, `longest_wait`: between two attempts, twice as long each time. `late`: what is not
    done by then is a trouble to be told.
    """

    function: object
    claim: timedelta
    batch: int
    longest_wait: timedelta
    late: timedelta
    haste: Haste
    first_wait: timedelta

    def __call__(self, errands):
        """Does these errands: by their arguments, or all together if it takes more than one."""
        if self.batch > 1:
            self.function([errand.arguments for errand in errands])
        else:
            (errand,) = errands
            self.function(**errand.arguments)


def handler(
    kind,
    *,
    claim=timedelta(minutes=10),
    batch=1,
    longest_wait=timedelta(minutes=5),
    late=timedelta(minutes=15),
    haste=Haste.IN_TIME,
    first_wait=timedelta(seconds=1),
):
    """Marks the function that does errands of this kind. It may be called twice with the same.

    It raises whatever hinders it, and is called again later. With a `batch`, it is given a list
    of the arguments of up to so many errands of one order, and has done all of them or none.
    """

    def register(function):
        KNOWN[kind] = Handler(function, claim, batch, longest_wait, late, haste, first_wait)
        return function

    return register


def regularly(seconds):
    """Marks a function that the worker calls every so many seconds, such as one that sends mail."""

    def register(function):
        REGULAR.append((seconds, function))
        return function

    return register
