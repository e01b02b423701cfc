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
    found = ReadPage(
        right - left,
        top - bottom,
        tuple(_characters(page, left, top)),
        tuple(_pictures(page, left, top)),
    )
    page.close()
    return found


def _characters(page, left, top):
    """Without those that pdfium itself puts between words and lines."""
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    edges = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text, index)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetCharBox(text, index, *edges)
        box_left, box_right, box_bottom, box_top = (edge.value for edge in edges)
        yield Character(
            chr(code),
            x.value - left,
            top - y.value,
            (box_left - left, top - box_top, box_right - left, top - box_bottom),
            raw.FPDFText_GetFontSize(text, index),
        )
    text.close()


def _pictures(page, left, top):
    for image in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        box_left, box_bottom, box_right, box_top = image.get_bounds()
        box = (box_left - left, top - box_top, box_right - left, top - box_bottom)
        yield ShownPicture(box, image.get_px_size())


__all__ = ["Character", "ReadPage", "ShownPicture", "TextLine", "around", "read"]
