"""A column of tokens, and the question whether it holds what is sought.

A token is one or two characters of a text, two with a parting between, or a mark of the story
(`marks.py`), which is longer than that. On PostgreSQL they are an array of integers with a GIN index: half the size of a
tsvector, and built in half the time. On SQLite they are plain text beside an FTS5 table, which
triggers keep (`index.py`).
"""

import sys
from array import array
from struct import unpack
from typing import NamedTuple

from django.db import connection, models
from django.db.models.expressions import RawSQL

from articles.search.bigrams import PARTING, tokens
from articles.search.index import FTS_TABLE, KEYS_FUNCTION, TABLE
from articles.search.integers import Integers


class Sought(NamedTuple):
    """What a row must hold: all of these tokens, one of those, if there are any, and in its text each
    of these phrases."""

    all_of: frozenset[str]
    one_of: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


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
        if value is None or isinstance(value, (str, Integers)):
            return value
        if connection.vendor == "postgresql":
            return signed(numbers(value.text).union(map(number_of, value.marks.split())))
        return " ".join(sorted(tokens(value.text).union(value.marks.split())))

    def get_placeholder_sql(self, value, compiler, connection):
        return f"%s::{self.db_type(connection)}" if connection.vendor == "postgresql" else "%s", (value,)


def keys(sought):
    """The ids of the stories that hold what is sought, in any state: for `pk__in=`."""
    if connection.vendor == "postgresql":
        all_of, one_of = (signed(map(number_of, some)) if some else None for some in sought[:2])
        sql = f"SELECT {KEYS_FUNCTION}(%s::integer[], %s::integer[], %s::text[])"
        return RawSQL(sql, [all_of, one_of, list(sought.phrases)])  # noqa: S611 - a name of ours
    match = " AND ".join(f'"{token}"' for token in sorted(sought.all_of))
    if sought.one_of:
        match += f" AND ({' OR '.join(sought.one_of)})"
    sql = f"SELECT rowid FROM {FTS_TABLE} WHERE {FTS_TABLE} MATCH %s"  # noqa: S608
    text = f"(SELECT text FROM {TABLE} WHERE article_id = {FTS_TABLE}.rowid)"  # noqa: S608
    sql += f" AND instr({text}, %s)" * len(sought.phrases)
    return RawSQL(sql, [match, *sought.phrases])  # noqa: S611


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
    """The numbers of `tokens(text)`, straight from UTF-16: some ten times as fast.

    Four bytes of it are the number of a pair, and so are the four that begin two bytes further on;
    those with a space or the end of a line in them are taken out again.
    """
    coded, units = _coded(text), (SPACE, *_units(text), SPACE)
    found = {unit << 16 for unit in set(units) if unit > SPACE}
    found.update(_fours(coded), _fours(coded[2:]))
    for place in [place for place, unit in enumerate(units[1:-1], 1) if unit <= SPACE]:
        before, gap, after = units[place - 1 : place + 2]
        found -= {before << 16 | gap, gap << 16 | after}
        if gap == SPACE < min(before, after):
            found.add(_parting(before, after))
    return found


def _fours(coded):
    fours = array("I", coded[: len(coded) // 4 * 4])
    if sys.byteorder == "little":
        fours.byteswap()
    return fours


def _parting(first, second):
    return PARTINGS + first % PARTINGS_COUNT << 16 | second


def _units(text):
    """Its numbers in UTF-16."""
    return unpack(f">{len(coded := _coded(text)) // 2}H", coded)


def _coded(text):
    return text.encode("utf-16-be", "surrogatepass")


def signed(numbers):
    """As `Integers`: those of PostgreSQL have a sign."""
    return Integers([number - 0x80000000 for number in numbers])
