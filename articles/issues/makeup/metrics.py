"""How wide text is, from the fonts it is set in.

Widths are counted in thousandths of an em, so that sums are exact. Kerning and ligatures are off
when the page is drawn: what a character is wide does not depend on its neighbours, but for what
`spacing` says.
"""

import re
import unicodedata
from functools import cache

from articles.issues.makeup import fonts, glyphs

EM = glyphs.SIZE
HALF = EM // 2
GAP = 125  # between a Han character and a Latin letter or figure: an eighth of an em (四开)
SPACE = 250

# A dash is half of 破折号 and a middle dot is 间隔号: both stand on a full em, whatever the font says.
FULL = "—·…“”‘’"
CENTRED = frozenset("—·")
HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LATIN = "A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff"
FULL_WIDTH = re.compile(f"[{HAN}\u3000-\u303f\u3040-\u30ff\uff01-\uff60{FULL}]")
# What stands before a gap, and a space that parts two Han characters: half an em, not a quarter.
BOUNDARY = re.compile(f"[{HAN}](?=[{LATIN}$£€@#+])|[{LATIN}%‰°](?=[{HAN}])")
WIDE_SPACE = re.compile(f"(?<=[{HAN}]) (?=[{HAN}])")
IS_MIXED = re.compile("[ -~\u00a1-\u024f\u0370-\u04ff０-９．％]").search


class OwnWidths(dict):
    """Character -> the width that the font gives it which draws it, in thousandths of an em, read
    when first asked."""

    def __init__(self, face):
        super().__init__()
        self.face = face

    def __missing__(self, character):
        self[character] = width = round(
            glyphs.font(glyphs.face_of(character, self.face)).getlength(character)
        )
        return width


class Widths(dict):
    """Character -> the room it takes in a line, in thousandths of an em."""

    def __init__(self, own):
        super().__init__({" ": SPACE})
        self.own = own

    def __missing__(self, character):
        if FULL_WIDTH.match(character):
            width = EM
        elif unicodedata.category(character) in {"Mn", "Me", "Cf"}:
            width = 0
        else:
            width = self.own[character]
        self[character] = width
        return width


def widths(style):
    """The room that the characters of a style take."""
    return _widths(fonts.face(style))


def own_widths(style):
    """The widths that the font itself gives the characters of a style."""
    return _widths(fonts.face(style)).own


def ink(character, style):
    """(left edge, right edge) of a character as drawn, in thousandths of an em."""
    return _ink(character, fonts.face(style))


@cache
def _widths(face):
    return Widths(OwnWidths(face))


@cache
def _ink(character, face):
    mask, (offset, _top) = glyphs.font(glyphs.face_of(character, face)).getmask2(character)
    left, _, right, _ = mask.getbbox() or (0, 0, 0, 0)
    return offset + left, offset + right


def spacing(text):
    """(index, thousandths of an em) for what is added after a character because of its neighbour."""
    if not IS_MIXED(text):
        return []
    gaps = [(match.start(), GAP) for match in BOUNDARY.finditer(text)]
    if " " in text:
        gaps += [(match.start(), SPACE) for match in WIDE_SPACE.finditer(text)]
    return gaps


def advance(text, style, size):
    """How wide a text is, in points, at a size in points: without tracking, nothing squeezed."""
    table = widths(style)
    total = sum(map(table.__getitem__, text)) + sum(width for _, width in spacing(text))
    return total * size / EM
