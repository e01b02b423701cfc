"""Spending a form: in the transaction of what it makes, once.

One statement on both databases. On PostgreSQL whoever comes second waits in it until the first
has committed or given up, on SQLite until it may write at all.
"""

from contextvars import ContextVar

from django.db import connection
from django.utils import timezone

from newsroom.once.models import Sent

being_answered = ContextVar("form_being_answered", default=None)


class SentTwice(Exception):
    """What this form makes was made when it was sent before. `key` is the form's."""

    def __init__(self, key):
        super().__init__("This form was sent before, and what it makes is there.")
        self.key = key


def spend():
    """To be called before the first row that a form makes is written. Raises `SentTwice`."""
    posted = being_answered.get()
    if posted is None or posted.spent:
        return
    posted.spent = True
    now = timezone.now()
    adapt = connection.ops.adapt_datetimefield_value
    table = connection.ops.quote_name(Sent._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (key, at) VALUES (%s, %s) "  # noqa: S608 - our own table
            f"ON CONFLICT (key) DO UPDATE SET at = excluded.at, led_to = NULL WHERE {table}.at < %s",
            [posted.key, adapt(now), adapt(now - posted.lasts)],
        )
        if cursor.rowcount == 0:
            raise SentTwice(posted.key)
