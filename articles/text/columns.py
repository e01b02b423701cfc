"""How long a text is in print: estimated from its characters, before any page is made up.

The column is that of a broadsheet page of five: a type area of 350 mm, four gutters of 5 mm.
Set in 9 pt (小五) on 13 pt; a paragraph begins two characters in. Punctuation that hangs or is
squeezed, photos and headlines are left out, so the page may need a line more or less.
"""

import math
import unicodedata

COLUMN = (350 - 4 * 5) / 5  # millimetres
POINT = 25.4 / 72  # millimetres
CHARACTERS = int(COLUMN / (9 * POINT))  # in a line
PITCH = 13 * POINT  # millimetres from line to line
INDENT = 2  # characters


def lines(text):
    """The number of lines that `text`, one paragraph a line, takes in one column."""
    paragraphs = (paragraph.strip() for paragraph in text.splitlines())
    return sum(math.ceil((INDENT + width(each)) / CHARACTERS) for each in paragraphs if each)


def width(text):
    """In Chinese characters: a Latin letter or a half-width figure takes half of one."""
    return sum(0.5 if unicodedata.east_asian_width(each) in ("N", "Na", "H") else 1 for each in text)


def centimetres(number_of_lines):
    """How high that many lines stand, rounded up."""
    return math.ceil(number_of_lines * PITCH / 10)
