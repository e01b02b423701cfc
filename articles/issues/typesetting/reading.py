"""A finished PDF read back: its characters, lines and pictures, and where they stand.

Lengths are in points from the top left of the page as shown (its crop box, or media box where
it has none), so that they compare with a layout. Made to be trusted by checks: nothing here
knows how the page was made.
"""

import ctypes
from dataclasses import dataclass

from pypdfium2 import raw

from articles.issues.typesetting.pdfium import opened


@dataclass(frozen=True, slots=True)
class Character:
    """One character. `x` and `baseline` are its origin; `box` is (left, top, right, bottom) of its
    ink, `size` that of its type."""

    text: str
    x: float
    baseline: float
    box: tuple[float, float, float, float]
    size: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """Characters that follow each other on one baseline, in the order of the PDF."""

    characters: tuple[Character, ...]

    @property
    def text(self):
        return "".join(character.text for character in self.characters)

    @property
    def box(self):
        return around(character.box for character in self.characters)

    @property
    def baseline(self):
        return self.characters[0].baseline


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """An image on the page: its box, and the pixels it has."""

    box: tuple[float, float, float, float]
    pixels: tuple[int, int]

    @property
    def dpi(self):
        """Of the coarser side."""
        left, top, right, bottom = self.box
        return min(72 * self.pixels[0] / (right - left), 72 * self.pixels[1] / (bottom - top))


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as found in the PDF."""

    width: float
    height: float
    characters: tuple[Character, ...]
    pictures: tuple[ShownPicture, ...]

    @property
    def text(self):
        return "".join(character.text for character in self.characters)

    @property
    def lines(self):
        """The characters in lines: each goes on while the next stands on the same baseline near by."""
        lines, current = [], []
        for character in self.characters:
            if current and not _follows(current[-1], character):
                lines.append(TextLine(tuple(current)))
                current = []
            current.append(character)
        return [*lines, TextLine(tuple(current))] if current else lines


def read(pdf, *, pages=None):
    """The pages of a PDF (bytes or a path), or those listed from 0, as `ReadPage`s."""
    with opened(pdf) as document:
        numbers = range(len(document)) if pages is None else pages
        return [_page(document[number]) for number in numbers]


def around(boxes):
    """The smallest box around some boxes."""
    lefts, tops, rights, bottoms = zip(*boxes)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _follows(before, after):
    """True if a character goes on the line of the one before it."""
    reach = max(before.size, after.size)
    return abs(after.baseline - before.baseline) < 0.15 * reach and -reach < after.x - before.x < 3 * reach


def _page(page):
    left, bottom, right, top = page.get_bbox()
    shown = _Shown(page.get_rotation(), left, bottom, right - left, top - bottom)
    found = ReadPage(*shown.size, tuple(_characters(page, shown)), tuple(_pictures(page, shown)))
    page.close()
    return found


class _Shown:
    """From the PDF's own coordinates to those of the page as it is shown, turned if it says so."""

    def __init__(self, rotation, left, bottom, width, height):
        self.rotation, self.left, self.bottom, self.width, self.height = rotation, left, bottom, width, height
        self.size = (height, width) if rotation in (90, 270) else (width, height)

    def point(self, x, y):
        x, y = x - self.left, y - self.bottom
        if self.rotation == 90:
            return y, x
        if self.rotation == 180:
            return self.width - x, y
        if self.rotation == 270:
            return self.height - y, self.width - x
        return x, self.height - y

    def box(self, left, bottom, right, top):
        (one, upper), (other, lower) = self.point(left, top), self.point(right, bottom)
        return min(one, other), min(upper, lower), max(one, other), max(upper, lower)


def _characters(page, shown):
    """Without those that pdfium itself puts between words and lines."""
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    high = 0xD800
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:  # pdfium hands out UTF-16: the other half comes next
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        yield Character(
            chr(code),
            *shown.point(x.value, y.value),
            shown.box(left.value, bottom.value, right.value, top.value),
            raw.FPDFText_GetFontSize(text, index),
        )
    text.close()


def _pictures(page, shown):
    for image in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        yield ShownPicture(shown.box(*image.get_bounds()), image.get_px_size())


__all__ = ["Character", "ReadPage", "ShownPicture", "TextLine", "around", "read"]
