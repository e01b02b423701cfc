"""A page as it was read from a PDF: lines of text and pictures with their places. Plain data, JSON and back."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """Characters on one baseline with no gap between them that is wider than a word's.

    `size` is the height of the em in points. The box is that of the em squares, not of the ink.
    """

    left: float
    top: float
    right: float
    bottom: float
    size: float
    text: str

    @property
    def box(self):
        return (self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True)
class ReadPage:
    """One page of the file. `pictures` are boxes; `width` and `height` as it is shown."""

    width: float
    height: float
    lines: tuple[Line, ...]
    pictures: tuple[tuple[float, float, float, float], ...] = ()

    def as_data(self):
        lines = [
            [*(round(each, 2) for each in line.box), round(line.size, 2), line.text] for line in self.lines
        ]
        pictures = [[round(each, 2) for each in box] for box in self.pictures]
        return {"width": self.width, "height": self.height, "lines": lines, "pictures": pictures}

    @classmethod
    def from_data(cls, data):
        return cls(
            data["width"],
            data["height"],
            tuple(Line(*line) for line in data["lines"]),
            tuple(tuple(box) for box in data["pictures"]),
        )
