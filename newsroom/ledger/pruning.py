"""Letting go of what is old: after six months at the earliest, and never without a row that says so.

The row that says so is the checkpoint: it holds the hash of the last row that went, which the
first row that stays must follow. The database lets rows go only if there is such a row.
"""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.ledger import canonical, writing
from newsroom.ledger.guards import KEPT_DAYS

KIND = "ledger.prune"


class PruneRefused(Exception):
    """`str()` is a sentence for the person who tried."""


def prune(before, *, by, reason):
    """Takes out all rows from before the moment `before`. Returns how many.

    Raises `PruneRefused` for a moment less than six months ago (网络安全法 article 21 has logs kept
    for six months at least). A row is as old as the youngest before it: what was put down late
    keeps what stands in front of it.
    """
    if before > timezone.now() - timedelta(days=KEPT_DAYS):
        raise PruneRefused(
            _("The ledger is kept for six months at least: only what is older than %(days)s days may go.")
            % {"days": KEPT_DAYS}
        )
    limit = canonical.moment(before)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT min(number), max(number) FROM ledger_entry "
                "WHERE number < coalesce((SELECT min(number) FROM ledger_entry WHERE at >= %s), "
                "(SELECT max(number) FROM ledger_entry))",
                [limit],
            )
            first, last = cursor.fetchone()
            if last is None:
                return 0
            cursor.execute("SELECT hash FROM ledger_entry WHERE number = %s", [last])
            (latest,) = cursor.fetchone()
        facts = {"first": first, "through": last, "hash": latest, "before": limit, "reason": reason}
        writing.record(KIND, actor=by, subject=f"ledger.entry:{last}", facts=facts)
    return take_out(last)


def take_out(last):
    """Takes out all up to this row, for which a checkpoint stands. Whatever stops it, it can be done again."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_entry WHERE number <= %s", [last])
        return cursor.rowcount
