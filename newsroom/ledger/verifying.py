"""Walking the chain, and saying the first thing that is wrong with it.

The database is asked for the bare columns, and every one of them is in the hash: what was
changed behind the triggers' back shows, whichever way it was done. What was cut off at the end
shows only to those who know a head of before (heads.py).
"""

import json
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext as _

from newsroom.ledger import canonical
from newsroom.ledger.guards import missing_guards
from newsroom.ledger.pruning import KIND as PRUNED
from newsroom.ledger.writing import COLUMNS

AT_ONCE = 2000  # rows


class Head(NamedTuple):
    """The end of the chain as it was at some time: the number of a row and its hash."""

    number: int
    hash: str


class Fault(Exception):
    """The first fault of the chain. `str()` is a sentence; `number` the row where it shows."""

    def __init__(self, number, sentence):
        self.number = number
        super().__init__(sentence)


def head():
    """The latest row's number and hash; number 0 for an empty ledger."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, hash FROM ledger_entry ORDER BY number DESC LIMIT 1")
        return Head(*(cursor.fetchone() or (0, canonical.FIRST)))


def verify(heads=(), *, guarded=True):
    """Checks every row, and that the chain holds these heads of before. Returns its head.

    Raises `Fault`; also if the database protects it no longer, unless that is not asked (`guarded`). Reads a row after the other and keeps none: some 100,000 in a second.
    """
    if guarded and (missing := missing_guards(connection)):
        raise Fault(
            0,
            _("The database no longer protects the ledger: %(names)s missing.")
            % {"names": ", ".join(missing)},
        )
    wanted = {}
    for known in heads:
        wanted.setdefault(int(known.number), set()).add(known.hash)
    latest = start()  # heads of rows that were pruned since are not asked for: the checkpoint stands for them
    _compare(latest, wanted)
    for row in rows():
        latest = follow(latest, row)
        _compare(latest, wanted)
    cut = [number for number in wanted if number > latest.number]
    if cut:
        raise Fault(
            latest.number,
            _("The end is cut off: the ledger had a row %(known)s and now ends with row %(number)s.")
            % {"known": max(cut), "number": latest.number},
        )
    return latest


def start():
    """What the first row has to follow: nothing, or what a checkpoint says was there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(number) FROM ledger_entry")
        (first,) = cursor.fetchone()
        if first is None or first == 1:
            return Head(0, canonical.FIRST)
        cursor.execute(
            "SELECT facts FROM ledger_entry WHERE kind = %s AND subject = %s",
            [PRUNED, f"ledger.entry:{first - 1}"],
        )
        row = cursor.fetchone()
    told = _told(row[0]) if row else None
    if told is None:
        raise Fault(
            first,
            _(
                "The beginning is cut off: the first row is %(number)s, and no row says that those before were pruned."
            )
            % {"number": first},
        )
    return Head(first - 1, told)


def _told(facts):
    try:
        return str(json.loads(facts)["hash"])
    except (ValueError, KeyError, TypeError):
        return None


def rows():
    """All rows as plain columns, in their order, a few thousand at a time."""
    statement = (
        f"SELECT {', '.join(COLUMNS)} FROM ledger_entry WHERE number > %s ORDER BY number LIMIT {AT_ONCE}"  # noqa: S608
    )
    latest = -(2**62)
    while True:
        with connection.cursor() as cursor:
            cursor.execute(statement, [latest])
            some = cursor.fetchall()
        yield from some
        if len(some) < AT_ONCE:
            return
        latest = some[-1][0]


def follow(latest, row):
    """The head after this row, if it follows on `latest` and is what it was."""
    number, at, actor_id, actor, kind, subject, facts, previous, this = row
    if number > latest.number + 1:
        raise Fault(number, _missing_sentence(latest.number + 1, number - 1))
    if number <= latest.number:
        raise Fault(number, _("Row %(number)s has no place in the ledger.") % {"number": number})
    if previous != latest.hash:
        raise Fault(
            number,
            _(
                "Row %(number)s does not follow on row %(before)s: one of them was changed, put in or exchanged."
            )
            % {"number": number, "before": number - 1},
        )
    try:
        worked_out = canonical.row_hash(
            number, previous, canonical.words(at, actor_id, actor, kind, subject, facts)
        )
    except (TypeError, ValueError):  # not even texts any more
        worked_out = None
    if worked_out != this:
        raise Fault(
            number, _("Row %(number)s is not what was written: its hash does not fit.") % {"number": number}
        )
    return Head(number, this)


def _missing_sentence(first, last):
    if first == last:
        return _("Row %(number)s is missing.") % {"number": first}
    return _("Rows %(first)s to %(last)s are missing.") % {"first": first, "last": last}


def _compare(head, wanted):
    known = wanted.get(head.number)
    if known and known != {head.hash}:
        raise Fault(
            head.number,
            _(
                "Row %(number)s is another than it was: the hash that was written down does not fit. The chain was made anew."
            )
            % {"number": head.number},
        )
