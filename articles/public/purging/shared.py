"""The notes of `recording` and `kept` in PostgreSQL, where all machines see them (EDGE_NOTES=database).

One row for each address, written before its answer goes out: a fifth of a millisecond more than the
line in a file. A table of its own without a model, as the index of `kept` is: nobody else reads it,
and it may be lost together with the copies that it tells of.
"""

from django.db import DatabaseError, ProgrammingError, connection

SCHEMA = """
    CREATE TABLE IF NOT EXISTS edge_copy (
        address text PRIMARY KEY, keys text[] NOT NULL, noted_at timestamptz NOT NULL
    );
    CREATE INDEX IF NOT EXISTS edge_copy_keys ON edge_copy USING gin (keys);
"""
# Until a purge, all that any answer under this address was made of: each edge may keep another one.
NOTE = """
    INSERT INTO edge_copy AS known VALUES (%s, %s, clock_timestamp())
    ON CONFLICT (address) DO UPDATE SET noted_at = excluded.noted_at, keys = CASE
        WHEN known.keys @> excluded.keys THEN known.keys
        ELSE ARRAY(SELECT unnest(known.keys) UNION SELECT unnest(excluded.keys))
    END
"""
# What was noted a moment ago may be on its way to an edge, and come there after the purge.
FORGET = """
    DELETE FROM edge_copy WHERE address = ANY(%s) AND noted_at < clock_timestamp() - interval '5 minutes'
"""


def record(address, keys):
    """As `recording.record`. Raises OSError if it cannot, also for an address too long to be noted."""
    try:
        _run(NOTE, [address, list(keys)])
    except DatabaseError as error:
        raise OSError(str(error)) from error


def addresses_of(keys):
    return sorted(
        address for (address,) in _run("SELECT address FROM edge_copy WHERE keys && %s", [list(keys)])
    )


def forget(addresses):
    _run(FORGET, [list(addresses)])


def _run(statement, parameters):
    try:
        return _once(statement, parameters)
    except ProgrammingError:  # nothing was ever noted in this database
        _once(SCHEMA, None)
        return _once(statement, parameters)


def _once(statement, parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []
