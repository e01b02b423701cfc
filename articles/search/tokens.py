"""A column of tokens, and the question whether it holds what is sought.

A token is one or two characters of a text, two with a parting between, or a mark of the story
(`marks.py`), which is longer than that. On PostgreSQL they are an array of integers with a GIN index: half the size of a
tsvector, and built in half the time. On SQLite they are plain text beside an FTS5 table, which
triggers keep (`index.py`).
"""

from itertools import pairwise
from struct import unpack
from typing import NamedTuple

from django.db import connection, models
from django.db.models.expressions import RawSQL

from articles.search.bigrams import PARTING, tokens
from articles.search.index import FTS_TABLE, KEYS_FUNCTION


class Sought(NamedTuple):
    """What a row must hold: all of these tokens, and one of those, if there are any."""

    all_of: frozenset[str]
    one_of: tuple[str, ...] = ()


class Held(NamedTuple):
    """What a row holds: the tokens of a folded text, and marks with spaces between."""

    text: str
    marks: str = ""


class TokensField(models.Field):
    """A set of tokens without positions, of the `Held` that is written there. Tokens are letters,
    figures and PARTING alone, so that no engine's syntax can be written with them."""

    description = "Tokens of a text"

    def db_type(self, connection):
        return "integer[]" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is None or isinstance(value, str):
            return value
        if connection.vendor == "postgresql":
            return as_array(numbers(value.text).union(map(number_of, value.marks.split())))
        return " ".join(sorted(tokens(value.text).union(value.marks.split())))

    def get_placeholder_sql(self, value, compiler, connection):
        return f"%s::{self.db_type(connection)}" if connection.vendor == "postgresql" else "%s", (value,)


def keys(sought):
    """The ids of the stories that hold what is sought, in any state: for `pk__in=`."""
    if connection.vendor == "postgresql":
        all_of, one_of = (as_array(map(number_of, some)) if some else None for some in sought)
        sql = f"SELECT {KEYS_FUNCTION}(%s::integer[], %s::integer[])"
        return RawSQL(sql, [all_of, one_of])  # noqa: S611 - a name of ours
    match = " AND ".join(f'"{token}"' for token in sorted(sought.all_of))
    if sought.one_of:
        match += f" AND ({' OR '.join(sought.one_of)})"
    return RawSQL(f"SELECT rowid FROM {FTS_TABLE} WHERE {FTS_TABLE} MATCH %s", [match])  # noqa: S608, S611


# Marks of stories have numbers that no pair has: no letter or figure stands before U+0030.
KINDS = {"mon": 1, "col": 2, "dis": 3, "rep": 4}
LAST_KIND = 0x2F
SPACE = 0x20
PARTINGS, PARTINGS_COUNT = 0xE000, 0x1900  # where Unicode has no letters: for what stands before a mark


def number_of(token):
    """A pair is its two characters in UTF-16, a mark its kind and number: 32 bits.

    Of a character beyond U+FFFF, which has two units, that one counts that is next to the other
    character; so some share numbers, and so do partings (see `Term.is_exact`).
    """
    if token[1:2] == PARTING:
        return _parting(_units(token[0])[-1], _units(token[2])[0])
    if len(token) > 2:
        high, low = divmod(int(token[3:]), 0x10000)
        return min(KINDS[token[:3]] + high, LAST_KIND) << 16 | low
    if len(token) == 2:
        return _units(token[0])[-1] << 16 | _units(token[1])[0]
    first, second = (*_units(token), 0)[:2]
    return first << 16 | second


def numbers(text):
    """The numbers of `tokens(text)`, straight from UTF-16: some six times as fast."""
    units = _units(text)
    found = {unit << 16 for unit in set(units) if unit > SPACE}
    found |= {first << 16 | second for first, second in pairwise(units) if first > SPACE and second > SPACE}
    found |= {
        _parting(first, second) for first, gap, second in zip(units, units[1:], units[2:]) if gap == SPACE
    }
    return found


def _parting(first, second):
    return PARTINGS + first % PARTINGS_COUNT << 16 | second


def _units(text):
    """Its numbers in UTF-16."""
    return unpack(f">{len(coded := text.encode('utf-16-be', 'surrogatepass')) // 2}H", coded)


def as_array(numbers):
    """As PostgreSQL writes arrays. Its integers have a sign."""
    return f"{{{','.join([str(number - 0x80000000) for number in numbers])}}}"
