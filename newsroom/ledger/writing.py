"""Writing rows, in the transaction of the change and as its last act.

Numbers and hashes follow each other, so only one may write at a time. On SQLite that is so
anyway. On PostgreSQL the row is put down in `ledger_waiting`, and the database itself moves
it into the chain when the transaction commits, under a lock that is thus taken after all
others and held for no longer than the commit: nobody who holds it ever waits for a row, so
it cannot be part of a deadlock. See guards.py.
"""

from django.db import connection, models, transaction
from django.utils import timezone

from newsroom.ledger import canonical

COLUMNS = ("number", "at", "actor_id", "actor", "kind", "subject", "facts", "previous", "hash")
AT_ONCE = 100  # rows in a statement


def record(kind, *, actor, subject, facts=None):
    """Puts one thing on record: `actor` (an account, a text, None) did `kind` to `subject`.

    `kind` is "app.what_happened"; `subject` a row of any model, or a text; `facts` a dict of
    what JSON can hold, moments and days. Raises `TransactionManagementError` outside of a
    transaction: there, the change would be kept even if its row were not.
    """
    record_many([(kind, subject, facts)], actor=actor)


def record_many(rows, *, actor):
    """Puts several things by one person on record at once: an iterable of (kind, subject, facts)."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "The ledger is written in the transaction of the change."
        )
    at, (actor_id, name) = canonical.moment(timezone.now()), whoever(actor)
    write(
        [
            (at, actor_id, name, kind, named(subject), canonical.facts_text(facts))
            for kind, subject, facts in rows
        ]
    )


def whoever(actor):
    """(number of the account or None, name as text)"""
    if actor is None or isinstance(actor, str):
        return None, clean(actor or "", 200)
    username, full = actor.get_username(), str(actor)
    return actor.pk, clean(full if full == username else f"{full} ({username})", 200)


def named(subject):
    """ "articles.article:7" for a row, which is found under this name for ever."""
    if isinstance(subject, models.Model):
        subject = f"{subject._meta.label_lower}:{subject.pk}"
    return clean(str(subject or ""), 200)


def clean(text, length):
    """Without what a database cannot hold."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()[:length]


def write(rows):
    """Appends (at, actor_id, actor, kind, subject, facts), each as its columns hold it."""
    if not rows:
        return
    if connection.vendor == "postgresql":
        leave_waiting(rows)
    else:
        append(rows)


def append(rows):
    """For a database with one writer, which in a transaction is us."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, hash FROM ledger_entry ORDER BY number DESC LIMIT 1")
        number, previous = cursor.fetchone() or (0, canonical.FIRST)
        chained = []
        for row in rows:
            number += 1
            this = canonical.row_hash(number, previous, canonical.words(*row))
            chained.append((number, *row, previous, this))
            previous = this
        insert(cursor, "ledger_entry", COLUMNS, chained)


def leave_waiting(rows):
    """For PostgreSQL, which chains them at the end of the transaction. The first calls for it."""
    columns = ("at", "actor_id", "actor", "kind", "subject", "facts", "words", "rings")
    waiting = [(*row, canonical.words(*row), place == 0) for place, row in enumerate(rows)]
    with connection.cursor() as cursor:
        insert(cursor, "ledger_waiting", columns, waiting)


def insert(cursor, table, columns, rows):
    marks = f"({', '.join(['%s'] * len(columns))})"
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([marks] * len(some))}",  # noqa: S608 - names of ours
            [value for row in some for value in row],
        )
