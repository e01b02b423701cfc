"""What is to stand on a page: the stories in their order, as plain data."""

from dataclasses import dataclass
from enum import IntEnum


class Weight(IntEnum):
    """How much a story counts on its page: the lower the number, the more."""

    LEAD = 0  # 头条
    SECOND = 1
    ORDINARY = 2
    BRIEF = 3
    PHOTO = 4  # the picture is the story


@dataclass(frozen=True)
class Picture:
    """A photo of a story: pixels, focal point (0..1 from the top left), caption and credit."""

    id: int
    width: int
    height: int
    focal: tuple[float, float] = (0.5, 0.5)
    caption: str = ""
    credit: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the text, or a heading within it (小标题)."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True)
class Copy:
    """One story, or the part of one that stands on this page.

    `turn` is the line after the last line (“下转第4版”), `turned` the one before the first
    (“上接第1版”); both empty where the whole story stands here.
    """

    id: int
    weight: Weight
    headline: str
    paragraphs: tuple[Paragraph, ...]
    kicker: str = ""
    subhead: str = ""
    byline: str = ""
    pictures: tuple[Picture, ...] = ()
    turn: str = ""
    turned: str = ""
