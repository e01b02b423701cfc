"""The sheet that a page is made up on: its size, margins, columns and baseline grid.

Lengths are in points from the top left corner of the trimmed sheet, x to the right, y down.
Grid coordinates are columns and lines, both from 0: line 0 is the first line of body text below
the furniture.
"""

from dataclasses import dataclass

MM = 72 / 25.4  # points in a millimetre


@dataclass(frozen=True)
class Rect:
    """A rectangle on the grid, in base columns and lines."""

    column: int
    line: int
    columns: int
    lines: int

    @property
    def right(self):
        """The first column after it."""
        return self.column + self.columns

    @property
    def bottom(self):
        """The first line after it."""
        return self.line + self.lines

    def overlaps(self, other):
        return (
            self.column < other.right
            and other.column < self.right
            and self.line < other.bottom
            and other.line < self.bottom
        )


@dataclass(frozen=True)
class Geometry:
    """The sheet. `top`, `right`, `bottom` and `left` are margins up to the type area, furniture
    included in `top`; `size` and `pitch` are of the body text."""

    name: str
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    columns: int
    gutter: float
    size: float = 9.0  # 小五
    pitch: float = 13.0
    face: str = "serif"

    @property
    def column_width(self):
        inner = self.width - self.left - self.right
        return (inner - (self.columns - 1) * self.gutter) / self.columns

    @property
    def lines(self):
        """How many lines of body text the type area is high."""
        return int((self.height - self.top - self.bottom) / self.pitch + 1e-6)

    def x(self, column):
        """The left edge of a base column."""
        return self.left + column * (self.column_width + self.gutter)

    def y(self, line):
        """The top of a line. Its baseline is at `y(line + 1)` less what hangs below: see `baseline`."""
        return self.top + line * self.pitch

    def baseline(self, line):
        """Where the characters of a line stand: the em box is centred in the pitch."""
        return self.y(line) + (self.pitch - self.size) / 2 + 0.88 * self.size

    def width_of(self, columns):
        """The width of so many base columns with the gutters between them."""
        return columns * self.column_width + (columns - 1) * self.gutter

    def measure_of(self, columns, text_columns):
        """The width of each of so many text columns in so many base columns."""
        return (self.width_of(columns) - (text_columns - 1) * self.gutter) / text_columns


def tabloid(**change):
    """四开, 273 × 390 mm, five columns of 14 characters."""
    sheet = {
        "name": "tabloid",
        "width": 273 * MM,
        "height": 390 * MM,
        "top": 20 * MM,
        "bottom": 14 * MM,
        "left": (273 * MM - 5 * 126 - 4 * 16) / 2,
        "right": (273 * MM - 5 * 126 - 4 * 16) / 2,
        "columns": 5,
        "gutter": 16.0,
    }
    return Geometry(**(sheet | change))


def broadsheet(**change):
    """对开, 390 × 546 mm, eight columns of 13 characters."""
    sheet = {
        "name": "broadsheet",
        "width": 390 * MM,
        "height": 546 * MM,
        "top": 22 * MM,
        "bottom": 16 * MM,
        "left": (390 * MM - 8 * 117 - 7 * 11) / 2,
        "right": (390 * MM - 8 * 117 - 7 * 11) / 2,
        "columns": 8,
        "gutter": 11.0,
    }
    return Geometry(**(sheet | change))
