"""A column of tokens, and the question whether it holds what is sought.

A token is one or two characters of a text, two with a parting between, or a mark of the story
(`marks.py`), which is longer than that. On PostgreSQL they are an array of integers with a GIN index: half the size of a
tsvector, and built in half the time. On SQLite they are plain text beside an FTS5 table, which
triggers keep (`index.py`).
"""

from typing import NamedTuple

from django.db import connection, models
from django.db.models.expressions import RawSQL

from articles.search.bigrams import PARTING
from articles.search.index import FTS_TABLE, KEYS_FUNCTION


class Sought(NamedTuple):
    """What a row must hold: all of these tokens, and one of those, if there are any."""

    all_of: frozenset[str]
    one_of: tuple[str, ...] = ()


class TokensField(models.Field):
    """A set of tokens without positions. Tokens are letters, figures and PARTING alone, so that no
    engine's syntax can be written with them."""

    description = "Tokens of a text"

    def db_type(self, connection):
        return "integer[]" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is None or isinstance(value, str):
            return value
        if connection.vendor == "postgresql":
            return as_array(value)
        return " ".join(sorted(value))

    def get_placeholder_sql(self, value, compiler, connection):
        return f"%s::{self.db_type(connection)}" if connection.vendor == "postgresql" else "%s", (value,)


def keys(sought):
    """The ids of the stories that hold what is sought, in any state: for `pk__in=`."""
    if connection.vendor == "postgresql":
        one_of = as_array(sought.one_of) if sought.one_of else None
        sql = f"SELECT {KEYS_FUNCTION}(%s::integer[], %s::integer[])"
        return RawSQL(sql, [as_array(sought.all_of), one_of])  # noqa: S611 - a name of ours
    match = " AND ".join(f'"{token}"' for token in sorted(sought.all_of))
    if sought.one_of:
        match += f" AND ({' OR '.join(sought.one_of)})"
    return RawSQL(f"SELECT rowid FROM {FTS_TABLE} WHERE {FTS_TABLE} MATCH %s", [match])  # noqa: S608, S611


# Marks of stories have numbers that no pair has: no letter or figure stands before U+0030.
KINDS = {"mon": 1, "col": 2, "dis": 3, "rep": 4}
LAST_KIND = 0x2F
HIGH = 0xD800  # where UTF-16 has no characters: room for those that two bytes do not hold
PARTINGS, PARTINGS_COUNT = 0xE000, 0x1900  # where Unicode has no letters: for what stands before a mark


class _Codes(dict):
    """Token → its integer, written out. Filled as tokens are met, emptied when it grows too large."""

    def __missing__(self, token):
        if len(self) > 1_000_000:
            self.clear()
        self[token] = code = str(number_of(token))
        return code


def number_of(token):
    """A pair is its two characters, 16 bits each; a mark its kind and number. Signed, 32 bits.

    Characters beyond U+FFFF share numbers with each other, and so do partings (see `Term.is_exact`).
    """
    if token[1:2] == PARTING:
        first, second = PARTINGS + ord(token[0]) % PARTINGS_COUNT, _sixteen_bits(token[2])
    elif len(token) > 2:
        high, low = divmod(int(token[3:]), 0x10000)
        first, second = min(KINDS[token[:3]] + high, LAST_KIND), low
    else:
        first, second = _sixteen_bits(token[0]), _sixteen_bits(token[1]) if token[1:] else 0
    return (first << 16 | second) - 0x80000000


def _sixteen_bits(character):
    code = ord(character)
    return code if code <= 0xFFFF else HIGH + code % 0x800


_CODES = _Codes()


def as_array(tokens):
    return f"{{{','.join(map(_CODES.__getitem__, tokens))}}}"
