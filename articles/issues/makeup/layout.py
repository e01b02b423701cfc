"""A page made up: where every line and picture stands, in points. The typesetter only draws it."""

from dataclasses import dataclass, field

from articles.issues.makeup.geometry import Geometry, Rect


@dataclass(
    frozen=True, slots=True
)  # a page has 500 of them, and hundreds of ways to break them are remembered
class Line:
    """One line of one size. `x` is where its first character begins and `baseline` where it
    stands; `tracking` is added after each character so that it fills its measure. `squeezed`
    are the indexes of characters set half wide (标点挤压). `ends` is True at a paragraph's end.
    `paragraph` counts the paragraphs of the story's text from 0; None in the headline block."""

    text: str
    x: float
    baseline: float
    tracking: float = 0.0
    squeezed: tuple[int, ...] = ()
    ends: bool = False
    paragraph: int | None = None
    is_heading: bool = False


@dataclass(frozen=True)
class Block:
    """Lines that belong together: a headline, a column of text, a caption.

    `role` is one of kicker, headline, subhead, byline, text, caption, turn. `style` names a
    font and weight: body, bold, black, sans, kai … as listed in `fonts`.
    """

    role: str
    x: float
    y: float
    width: float
    height: float
    size: float
    lines: tuple[Line, ...]
    style: str = "body"
    align: str = "justify"


@dataclass(frozen=True)
class PlacedPicture:
    """A photo on the page. `crop` is what of it is shown: left, top, right, bottom as parts of 1."""

    id: int
    x: float
    y: float
    width: float
    height: float
    crop: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
    alt: str = ""


@dataclass(frozen=True)
class PlacedStory:
    """A story in its rectangle, its blocks in reading order. `overset` is what did not fit: lines
    of its text columns, and characters."""

    id: int
    rect: Rect
    blocks: tuple[Block, ...]
    pictures: tuple[PlacedPicture, ...] = ()
    text_columns: int = 1
    is_boxed: bool = False
    overset_lines: int = 0
    overset_characters: int = 0
    costs: dict = field(default_factory=dict)  # soft costs of this story alone, by name


@dataclass(frozen=True)
class Layout:
    """A whole page, with what it costs by the name of each soft rule."""

    geometry: Geometry
    stories: tuple[PlacedStory, ...]
    costs: dict = field(default_factory=dict)
    fill: float = 1.0  # of the type area that holds ink, gutters and headline space included

    @property
    def cost(self):
        return sum(self.costs.values())

    @property
    def is_complete(self):
        """True if all of every story stands on the page."""
        return not any(story.overset_lines or story.overset_characters for story in self.stories)
