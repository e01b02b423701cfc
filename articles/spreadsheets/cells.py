"""Rows, and what may stand in a cell so that no spreadsheet program takes it for a formula.

A text that begins with one of `STARTS` is written with an apostrophe in front, which those
programs do not show, and read back without it. The list is OWASP's ("CSV Injection"), with
the full-width signs that Chinese and Japanese Excel take for the same.
"""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import NamedTuple

STARTS = tuple("=+-@\t\r\n＝＋－＠")
PASSED_OVER = "".join(
    map(chr, {*range(33), 0x7F, 0xA0, 0x3000, 0xFEFF, *range(0x200B, 0x2010)} - {9, 10, 13})
)
VALUES = (bool, int, float, Decimal, date, time, timedelta, type(None))  # that are no text


class Row(NamedTuple):
    number: int  # as the spreadsheet program counts, from 1
    cells: list[str]
    problem: str = ""  # why it cannot be read as text: a sentence (in opening.py: its code)


def safe(value):
    """The value for a cell: numbers, dates, True and None as they are, all else as text that is no formula.

    Blanks and what cannot be seen before the sign are passed over by some of those programs.
    """
    if isinstance(value, VALUES):
        return value
    text = str(value)  # of a lazy translation, or of a row: what a CSV file would be given unasked
    return f"'{text}" if text.lstrip(PASSED_OVER).startswith((*STARTS, "'")) else text


def plain(text):
    """The text that `safe` was given."""
    if text.startswith("'") and text[1:].lstrip(PASSED_OVER).startswith((*STARTS, "'")):
        return text[1:]
    return text
