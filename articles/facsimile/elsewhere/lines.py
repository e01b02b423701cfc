"""Characters with their places → lines. What the PDF says of words and lines is not believed: a program
may have set each character by itself, in any order, or twice for a bold look."""

import itertools
import math
import statistics
from dataclasses import dataclass

from .results import Line

SAME_BASELINE = 0.22  # em
SAME_SIZE = 1.35
SPACE = 0.2
GAP = 0.6  # em; the narrowest gutters are wider than one
GAP_OF_LARGE = 0.35  # headlines side by side stand closer


@dataclass(frozen=True)
class Character:
    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    angle: float = 0.0

    @property
    def size(self):
        """The em: a wide character is as wide as high; a font's own height may be half more."""
        height = self.bottom - self.top
        width = self.right - self.left
        return width if 0.6 * height <= width <= 1.2 * height and ord(self.text) > 0x2E80 else height * 0.75


def lines_of(characters):
    """The lines of these characters, from the top. Text that stands at an angle is left out."""
    upright = [each for each in characters if _is_upright(each.angle)]
    if not upright:
        return []
    usual = statistics.median(each.size for each in upright)
    rows = _rows(_once(upright))
    lines = [piece for row in rows for piece in _pieces(row, usual)]
    lines = [_line(piece) for piece in lines]
    return sorted(lines, key=lambda line: (line.top, line.left))


def _is_upright(angle):
    return angle < 0 or min(angle % (2 * math.pi), 2 * math.pi - angle % (2 * math.pi)) < 0.1


def _once(characters):
    """Without the second copy of what was printed twice at nearly the same place."""
    seen = {}
    for each in characters:
        grid = max(each.size * 0.3, 0.5)
        column, row = round(each.left / grid), round(each.baseline / grid)
        near = [(each.text, column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        twins = [seen[key] for key in near if key in seen]
        if any(
            abs(twin.left - each.left) < 0.15 * each.size
            and abs(twin.baseline - each.baseline) < 0.15 * each.size
            for twin in twins
        ):
            continue
        seen[near[4]] = each
        yield each


def _rows(characters):
    """Characters on one baseline, from left to right."""
    row, rows = [], []
    for each in sorted(characters, key=lambda each: each.baseline):
        if row and each.baseline - row[0].baseline > SAME_BASELINE * min(each.size, row[0].size):
            rows.append(row)
            row = []
        row.append(each)
    if row:
        rows.append(row)
    for row in rows:
        row.sort(key=lambda each: each.left)
        yield row


def _pieces(row, usual):
    """A row cut at its gaps; letters of a headline that are set wide apart, but evenly, stay together."""
    pieces = [[row[0]]]
    for before, each in itertools.pairwise(row):
        size = min(before.size, each.size)
        ratio = max(before.size, each.size) / size
        is_large = size > 1.35 * usual
        gap = each.left - before.right
        is_figure = min(ord(before.text), ord(each.text)) < 0x2E80
        limit = (GAP_OF_LARGE if is_large else GAP) * size
        if ratio > (2.2 if is_figure else SAME_SIZE) or gap > limit or gap < -1.5 * size:
            pieces.append([each])
        else:
            pieces[-1].append(each)
    return _joined_evenly(pieces, usual)


def _joined_evenly(pieces, usual):
    """Single large characters with equal gaps become one line: three at least, so that it is meant."""
    result, index = [], 0
    while index < len(pieces):
        end = index
        if len(pieces[index]) == 1 and pieces[index][0].size > 1.35 * usual:
            first = pieces[index][0]
            gap = None
            while end + 1 < len(pieces) and len(pieces[end + 1]) == 1:
                before, after = pieces[end][0], pieces[end + 1][0]
                here = after.left - before.right
                if abs(after.size - first.size) > 0.1 * first.size or here > 2.5 * first.size:
                    break
                if gap is not None and abs(here - gap) > 0.15 * first.size:
                    break
                gap, end = here, end + 1
        if end - index >= 2:
            result.append([character for piece in pieces[index : end + 1] for character in piece])
            index = end + 1
        else:
            result.append(pieces[index])
            index += 1
    return result


def _line(characters):
    size = statistics.median(each.size for each in characters)
    baseline = statistics.median(each.baseline for each in characters)
    return Line(
        left=min(each.left for each in characters),
        top=baseline - 0.88 * size,
        right=max(each.right for each in characters),
        bottom=baseline + 0.12 * size,
        size=size,
        text=_spaced(characters, size),
    )


def _spaced(characters, size):
    """The text, with a space where the gap is one: between the words of a byline, or of Latin text."""
    text = characters[0].text
    for before, each in itertools.pairwise(characters):
        is_space = each.left - before.right > SPACE * size and size < 1.5 * before.size
        text += (" " if is_space else "") + each.text
    return text
