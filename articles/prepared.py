"""Querysets whose SQL is written once, for the pages that readers ask for most.

    _story = Prepared(lambda pk: Article.objects.published().filter(pk=pk).select_related("column"))
    _story.all(7)   # a list, as of list(Article.objects.published()…)

Django writes the SQL of a queryset anew each time it is asked, and on a page with six small queries
that takes longer than all else together. Here it is written at the first call, with marks in the
place of the values, and PostgreSQL keeps its plan (`articles.planned`). What is returned is a list:
it cannot be filtered any further.

The function gets one value for each argument (an int, a moment, a day, a text, or a tuple of ints that has
always the same length: `padded`), and may use each as often as it likes, but only as a value that
is compared, not to decide by. `timezone.now()` within it is the time of each call.
"""

from collections.abc import Hashable
from datetime import UTC, date, datetime, timedelta
from itertools import count

from django.db import connections, router
from django.utils import timezone

from articles import planned

SIZES = (8, 24, 48, 120, 500)  # of `padded`
MARK = 2_100_000_000  # beyond any number of ours; so are the texts and moments made of it
BEYOND = 2**63  # no database counts so far, and nothing has such a number
NOW = object()


def padded(ids):
    """The ids as a tuple of one of a few lengths, the last of them repeated: for `__in`."""
    ids = tuple(ids)
    size = next((size for size in SIZES if len(ids) <= size), None)
    return ids + ids[-1:] * (size - len(ids)) if size and ids else ids


class Prepared:
    def __init__(self, build):
        self.build, self.model = build, None
        self.written = {}  # (database, lengths of tuples) -> Statement

    def all(self, *values):
        """What `build(*values)` finds now, as a list."""
        flat, lengths = [], []
        for value in values:
            is_tuple = type(value) is tuple
            lengths.append(len(value) if is_tuple else None)
            flat.extend(value) if is_tuple else flat.append(value)
        if any(type(value) is int and abs(value) >= BEYOND for value in flat):
            return []
        self.model = self.model or self.build(*values).model
        key = (router.db_for_read(self.model), *lengths)
        if (statement := self.written.get(key)) is None:
            statement = self.written[key] = Statement(self.build, values, key[0])
        return statement.read(flat)

    def first(self, *values):
        """The first of what it finds now, or None."""
        return next(iter(self.all(*values)), None)


class Statement:
    """The SQL on one database, and how to fill its parameters."""

    def __init__(self, build, values, using):
        marks, numbers = {}, count()

        def mark(value):
            at = next(numbers)
            if isinstance(value, datetime):
                made = datetime(2900, 1, 1, tzinfo=UTC) + timedelta(seconds=at)
            elif isinstance(value, date):
                made = date(2900, 1, 1) + timedelta(days=at)
            else:
                made = f"mark {MARK + at}" if isinstance(value, str) else MARK + at
            marks[self._as_parameter(made)] = at
            return made

        self.connection = connections[using]
        marked = [tuple(map(mark, value)) if type(value) is tuple else mark(value) for value in values]
        before = timezone.now()
        self.queryset = build(*marked).using(using)
        self.compiler = self.queryset.query.get_compiler(using)
        self.sql, parameters = self.compiler.as_sql()
        now = self._as_parameter(before), self._as_parameter(timezone.now())
        # Each parameter is the number of a value, NOW, or always the same: then a tuple of it.
        self.slots = [self._slot(each, marks, now) for each in parameters]
        missing = set(marks.values()) - {slot for slot in self.slots if isinstance(slot, int)}
        assert not missing, "a value is not among the parameters: is something decided by it?"
        self.is_planned = planned.is_possible(self.connection)
        if self.is_planned:
            self.sql, self.slots = planned.with_constants(self.sql, self.slots, self.connection)
            self.sql, self.slots = planned.with_arrays(self.sql, self.slots)
        self.compiler.connection = self.connection = None  # that of one thread
        self.using = using

    def _slot(self, parameter, marks, now):
        before, after = now
        if type(parameter) is type(before) and before <= parameter <= after:
            return NOW
        return marks.get(parameter, (parameter,)) if isinstance(parameter, Hashable) else (parameter,)

    def _as_parameter(self, value):
        return _adapted(value, self.connection)

    def read(self, values):
        """What it finds with these values, as a list."""
        connection = connections[self.using]
        if self.is_planned:
            return planned.read(lambda: list(self._filled(values, connection)), connection)
        return list(self._filled(values, connection))

    def _filled(self, values, connection):
        """The queryset with these values: to be read once, and not to be filtered."""
        values = [_adapted(value, connection) for value in values]
        now = _adapted(timezone.now(), connection)
        parameters = tuple(
            now if slot is NOW else slot[0] if type(slot) is tuple else values[slot] for slot in self.slots
        )
        if self.is_planned:
            parameters = tuple(map(planned.typed, parameters))
            connection = planned.PlannedConnection(connection)
        compiler = _copy(self.compiler, connection=connection)
        compiler.as_sql = lambda *args, **kwargs: (self.sql, parameters)
        query = _copy(self.queryset.query, get_compiler=lambda *args, **kwargs: compiler)
        return _copy(self.queryset, _query=query)


def _adapted(value, connection):
    """A moment or a day as this database takes it; anything else as it is."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def _copy(thing, **changes):
    """The same with some attributes changed, and nothing asked of it (`copy` would run a queryset)."""
    other = object.__new__(type(thing))
    other.__dict__.update(thing.__dict__)
    other.__dict__.update(changes)
    return other
