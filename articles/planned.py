"""PostgreSQL keeps the plan of a prepared query: making it takes longer than fetching the rows.

Django sends each query as text with its values written in, so that PostgreSQL plans it anew each
time. A `Prepared` query has the same text at each call; here it is sent with its values beside it
and prepared in the session (https://www.postgresql.org/docs/current/sql-prepare.html). What is
always the same stays in the text, as partial indexes are chosen by it.
"""

import re

from django.db import NotSupportedError
from psycopg.pq import Format
from psycopg.sql import Literal
from psycopg.types.numeric import Int8


def is_possible(connection):
    """True if queries may be prepared: on PostgreSQL, unless DATABASE_PREPARES is off, as it must be
    behind a pooler that hands each query to another session."""
    if connection.vendor != "postgresql":
        return False
    return connection.settings_dict["OPTIONS"].get("prepare_threshold") is not None


def with_constants(sql, slots, connection):
    """The SQL with all constants (tuples of one among the slots) written in, and the slots that are left."""
    connection.ensure_connection()
    first, *rest = sql.split("%s")
    assert len(rest) == len(slots)
    written, left = [first], []
    for slot, text in zip(slots, rest):
        if isinstance(slot, tuple):
            written += [_literal(slot[0], connection), text]
        else:
            written += ["%s", text]
            left.append(slot)
    return "".join(written), left


IN = re.compile(r"IN \((%s(?:, %s)+)\)")


def with_arrays(sql, slots):
    """The SQL with each list of values (numbers in a row among the slots) as one array: a slice then
    stands in its place among the slots. PostgreSQL does the same with both; psycopg takes a
    statement of a hundred marks to pieces at each call."""
    written, at, left = [], 0, []
    for match in IN.finditer(sql):
        before, count = sql[at : match.start()], match[1].count("%s")
        passed = before.count("%s")
        left += slots[:passed]
        run, slots = slots[passed : passed + count], slots[passed + count :]
        if isinstance(run[0], int) and run == list(range(run[0], run[0] + count)):
            written += [before, "= ANY(%s)"]
            left.append(slice(run[0], run[0] + count))
        else:
            written += [before, match[0]]
            left += run
        at = match.end()
    return "".join([*written, sql[at:]]), left + slots


def _literal(value, connection):
    return Literal(value).as_string(connection.connection).replace("%", "%%")


class PlannedConnection:
    """A connection of Django whose cursors have their queries prepared."""

    def __init__(self, connection):
        self._connection = connection

    def __getattr__(self, name):
        return getattr(self._connection, name)

    def cursor(self):
        from django.db.backends.postgresql.base import TIMESTAMPTZ_OID, ServerBindingCursor
        from django.db.backends.postgresql.psycopg_any import register_tzloader

        connection = self._connection
        connection.ensure_connection()
        cursor = ServerBindingCursor(connection.connection)
        if cursor.adapters.get_loader(TIMESTAMPTZ_OID, Format.TEXT).timezone != connection.timezone:
            register_tzloader(connection.timezone, cursor)
        return connection._prepare_cursor(cursor)


def typed(value):
    """A whole number as a bigint, whatever its size: else each size would be another query. Of a list
    each once."""
    if type(value) is int:
        return Int8(value)
    return [Int8(each) for each in dict.fromkeys(value)] if type(value) is list else value


def read(find, connection):
    """`find()`, again if a migration has meanwhile changed what a prepared query gives."""
    try:
        return find()
    except NotSupportedError:
        if connection.in_atomic_block:
            raise
        with connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")
        return find()
