"""Arrays of integers as PostgreSQL takes them: written out in a statement, packed in a COPY.

A story has a thousand tokens; psycopg's own lists look at each element before they write it.
"""

import sys
from array import array
from struct import pack

import psycopg
from psycopg.adapt import Dumper
from psycopg.pq import Format

INTEGER, INTEGERS = (psycopg.adapters.types["int4"].oid, psycopg.adapters.types["int4"].array_oid)


class Integers(list):
    """Numbers from -2**31 up to 2**31 - 1 for a column or parameter of the type `integer[]`."""


class WrittenOut(Dumper):
    oid = INTEGERS

    def dump(self, numbers):
        return f"{{{','.join(map(str, numbers))}}}".encode()


class Packed(Dumper):
    """As `array_recv` of PostgreSQL reads it: dimensions, whether there are nulls, the type of the
    elements, the size and the first index, and then each with its length before it."""

    oid, format = INTEGERS, Format.BINARY

    def dump(self, numbers):
        if not numbers:
            return pack("!iiI", 0, 0, INTEGER)
        elements = array("i", [4]) * (2 * len(numbers))
        elements[1::2] = array("i", numbers)
        if sys.byteorder == "little":
            elements.byteswap()
        return pack("!iiIii", 1, 0, INTEGER, len(numbers), 1) + elements.tobytes()


for dumper in (WrittenOut, Packed):
    psycopg.adapters.register_dumper(Integers, dumper)
