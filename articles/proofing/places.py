"""Where a story, a paragraph or a character stands on a page that is made up; and what stands at a place.

Places on a picture are parts of the page's width and height, from its top left corner.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from articles.issues.makeup import lines
from articles.issues.typesetting.overlay import Box

ASCENT = 0.88  # of the em: how far characters reach above their baseline
TEXT = "text"
HEADS = ("kicker", "headline", "subhead", "byline")
QUOTE = 30  # characters of what stands at a place


@dataclass(frozen=True)
class Place:
    """Where a mark stands. All of it may be missing: then it is about the page as a whole."""

    story: int | None = None
    paragraph: int | None = None
    x: float | None = None
    y: float | None = None
    quote: str = ""
    layout_digest: str = ""

    def as_fields(self):
        return {
            "story_id": self.story,
            "paragraph": self.paragraph,
            "x": self.x,
            "y": self.y,
            "quote": self.quote[:QUOTE],
            "layout_digest": self.layout_digest if self.x is not None else "",
        }


class Area(NamedTuple):
    """A rectangle on the page, in points, and what it is: a story, perhaps one of its paragraphs."""

    x: float
    y: float
    width: float
    height: float
    story: int
    paragraph: int | None = None

    def holds(self, x, y):
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    @property
    def key(self):
        """As the form of a mark names it: the story, or the story and the paragraph."""
        return f"{self.story}" if self.paragraph is None else f"{self.story}.{self.paragraph}"


def text_blocks(story):
    """The columns of a story's text: captions count paragraphs of their own."""
    return [block for block in story.blocks if block.role == TEXT]


class Cell(NamedTuple):
    """One character on the page: its line, the line's block, and its place in the line."""

    block: object
    line: object
    index: int

    @property
    def character(self):
        return self.line.text[self.index]


class Setting:
    """A layout, asked where things stand. `first` is {story: number of its first paragraph here},
    for a story that begins on another page."""

    def __init__(self, layout, first=None):
        self.layout, self.first = layout, first or {}
        self.width, self.height = layout.geometry.width, layout.geometry.height

    @cached_property
    def stories(self):
        return {story.id: story for story in self.layout.stories}

    @cached_property
    def areas(self):
        """Every paragraph in every column it stands in, and after them whole stories."""
        found = []
        for story in self.layout.stories:
            for block in text_blocks(story):
                found += self._paragraphs(story, block)
        return found + [self._whole(story) for story in self.layout.stories]

    def _paragraphs(self, story, block):
        rows = defaultdict(list)
        for line in block.lines:
            if line.paragraph is not None:
                rows[line.paragraph].append(line.baseline)
        for number, baselines in rows.items():
            top, bottom = min(baselines) - ASCENT * block.size, max(baselines) + (1 - ASCENT) * block.size
            number += self.first.get(story.id, 0)
            yield Area(block.x, top, block.width, bottom - top, story.id, number)

    def _whole(self, story):
        geometry, rect = self.layout.geometry, story.rect
        x, y = geometry.x(rect.column), geometry.y(rect.line)
        return Area(x, y, geometry.width_of(rect.columns), rect.lines * geometry.pitch, story.id)

    def place_at(self, x, y):
        """What stands at this place of the picture, as a `Place` without digest."""
        pens = x * self.width, y * self.height
        area = next((each for each in self.areas if each.holds(*pens)), None)
        if area is None:
            return Place(x=x, y=y)
        return Place(area.story, area.paragraph, x, y, self._words_at(area.story, *pens))

    def _words_at(self, story, x, y):
        """The line nearest to this place."""
        near = [
            (abs(line.baseline - ASCENT * block.size / 2 - y), line.text)
            for block in self.stories[story].blocks
            for line in block.lines
            if block.x - block.size <= x <= block.x + block.width + block.size
        ]
        distance, text = min(near, default=(None, ""))
        return text if distance is not None and distance < 2 * self.layout.geometry.pitch else ""

    def spot(self, story, paragraph=None):
        """Where to point at a paragraph or a story: parts of the page, or None if it is not on it."""
        area = next((each for each in self.areas if (each.story, each.paragraph) == (story, paragraph)), None)
        if area is None:
            return self.spot(story) if paragraph is not None else None
        return area.x / self.width, (area.y + self.layout.geometry.pitch / 2) / self.height

    def cells(self, story, part):
        """The characters of a paragraph (a number) or of the headline block (a role), without spaces."""
        if story not in self.stories:
            return []
        first = self.first.get(story, 0)
        found = []
        for block in self.stories[story].blocks:
            for line in block.lines:
                is_text = block.role == TEXT and line.paragraph is not None
                if part == (line.paragraph + first if is_text else block.role):
                    found += [Cell(block, line, n) for n, each in enumerate(line.text) if not each.isspace()]
        return found

    def boxes(self, cells, kind):
        """Highlights behind these characters, one for each stretch of a line."""
        found, stretch = [], []
        for cell in [*cells, None]:
            follows = (
                stretch and cell and cell.line is stretch[-1].line and cell.index - stretch[-1].index <= 2
            )
            if stretch and not follows:
                found.append(_box(stretch, kind))
                stretch = []
            if cell:
                stretch.append(cell)
        return found


def _box(cells, kind):
    """One highlight from the first to the last of these characters of one line."""
    block, line, start = cells[0]
    pens = lines.place(line, block.size, block.style)
    x, end = line.x + pens[start], line.x + pens[cells[-1].index + 1]
    return Box(x, line.baseline - ASCENT * block.size, end - x, block.size, kind)


def changed_cells(cells, spans):
    """Those of these characters that a comparison shows as new. Where something was only taken
    out, the character after it shows."""
    found, at = [], 0
    for span in spans:
        length = sum(not each.isspace() for each in span.text)
        if span.kind == "delete":
            found += cells[at : at + 1] or cells[-1:]
            continue
        if span.kind == "insert":
            found += cells[at : at + length]
        at += length
    return list({(id(cell.line), cell.index): cell for cell in found}.values())
