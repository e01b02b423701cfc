"""The newsroom of tests/access/world.py with a payload in every column that holds text.

Written by SQL, past every form and every cleaner: whatever stands in the database, from a backup, an
import or somebody with a database client, no page may run it.
"""

import json
from contextlib import contextmanager
from itertools import count

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from tests.hostile_copy import payloads
from tests.hostile_copy.fields import written_fields

BODY = 40  # payloads in one text
STEP = 97  # from one to the next, so that a few are of many kinds
# In JSON, what a machine reads and not a person
KEPT = {
    *("id", "sha256", "role", "placement", "parts", "article", "kind", "date", "origin", "digest", "picture", "story"),
    *("key", "tab", "rule", "width", "height", "font", "at"),
}  # fmt: skip


class Filled:
    """`where` says of each payload's number in which column it was written.

    With `each_of`, no more than so many rows of a table are changed, the newest ones.
    """

    def __init__(self, start=0, each_of=None):
        self.where, self.start, self.each_of = {}, start, each_of
        self.pools, self.turns = {}, {}
        for label, field in written_fields().items():
            self._fill(label, field)

    def _fill(self, label, field):
        model, column = field.model, connection.ops.quote_name(field.column)
        table, key = map(connection.ops.quote_name, (model._meta.db_table, model._meta.pk.column))
        rows = list(model._base_manager.order_by("-pk").values_list("pk", field.attname)[: self.each_of])
        values = [(self._value(label, field, value), pk) for pk, value in rows]
        with unguarded(), connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", values)

    def _value(self, label, field, value):
        if label == "articles.Article.body":
            return self.body(label)
        if label == "ledger.Entry.facts":
            return json.dumps(self._inside(label, json.loads(value)), ensure_ascii=False)
        if isinstance(field, models.JSONField):
            return json.dumps(self._inside(label, value))
        return self.next(label, field.max_length)

    def _inside(self, label, value, key=""):
        """The same JSON with other words in it."""
        if isinstance(value, dict):
            return {name: self._inside(label, each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [self._inside(label, each, key) for each in value]
        if isinstance(value, str) and key not in KEPT:
            return self.body(label) if key == "body" else self.next(label)
        return value

    def next(self, label, longest=None):
        """One of those that fit, the same not before all others were; and where it went is noted."""
        longest = longest or 100_000
        if longest not in self.pools:
            self.pools[longest] = payloads.texts(longest) or ["<b>\"'&"]
            self.turns[longest] = count(self.start * 997 + 31 * len(self.pools), STEP)
        pool = self.pools[longest]
        text = pool[next(self.turns[longest]) % len(pool)]
        for number in payloads.numbers_in(text):
            self.where.setdefault(number, set()).add(label)
        return text

    def body(self, label):
        return "".join(f"<p>{self.next(label)}</p>" for _ in range(BODY))


def add_what_is_missing(world):
    """A row in each table that the newsroom of the access tests leaves empty."""
    for model in {field.model for field in written_fields().values()}:
        if not model._base_manager.exists():
            with unguarded():
                model._base_manager.bulk_create([_row_of(model, world)])
    story = world.stories["published"]
    with unguarded():
        correction = apps.get_model("articles.Correction")
        correction._base_manager.bulk_create(
            [correction(article=story, note="x", by=world.users["chief editor"])]
        )


def _row_of(model, world):
    """A new row with the least that its columns ask for."""
    row = model()
    for field in model._meta.concrete_fields:
        if (field.primary_key and not field.is_relation) or field.has_default():
            continue
        if field.is_relation:
            if not field.null or field.related_model._meta.label == "articles.Article":
                setattr(row, field.attname, _related(field.related_model, world))
        elif field.choices and not field.blank:
            setattr(row, field.attname, field.flatchoices[0][0])
        elif isinstance(field, models.DateTimeField) and not field.null:
            setattr(row, field.attname, timezone.now())
        elif isinstance(field, models.DateField) and not field.null:
            setattr(row, field.attname, timezone.localdate().replace(day=1))
        elif isinstance(field, models.JSONField):
            setattr(row, field.attname, {"headline": "x", "body": "<p>x</p>", "note": "x"})
        elif isinstance(field, (models.IntegerField, models.DecimalField)) and not field.null:
            setattr(row, field.attname, 1)
    return row


def _related(model, world):
    if model._meta.label == "articles.Article":
        return world.story.pk
    if model._meta.label == "reporters.User":
        return world.users["reporter"].pk
    there = model._base_manager.order_by("pk").first()
    if there is None:
        there = _row_of(model, world)
        model._base_manager.bulk_create([there])
    return there.pk


@contextmanager
def unguarded():
    """Without the triggers that keep ledgers as they were written. To be taken back with the transaction."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE 'search_%'"
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
    yield
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")


@contextmanager
def hostile(world, start=0):
    """The world with all its words replaced, until the end of the block."""
    from articles.models import Article
    from articles.search import entries

    with transaction.atomic():
        add_what_is_missing(world)
        filled = Filled(start)
        entries.index(Article.objects.all())
        yield filled
        transaction.set_rollback(True)
