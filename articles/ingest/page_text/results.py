"""What reading a page gives: stories, furniture, leftovers, and an account of every line.

Plain data without Django. The words used as `role`, `kind`, `part` and `reason` are codes; whoever
shows them to a person translates them.
"""

import datetime
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_CAPTION = 320  # characters; a photo story that has more is a story with a photo


class Role(StrEnum):
    """What a person did for a story; the same codes as the byline roles of the newsroom."""

    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    PHOTOGRAPHER = "photographer"
    WRITER_PHOTOGRAPHER = "writer_photographer"
    EDITOR = "editor"

    @property
    def writes(self):
        return self in {Role.REPORTER, Role.CORRESPONDENT, Role.WRITER_PHOTOGRAPHER}

    @property
    def photographs(self):
        return self in {Role.PHOTOGRAPHER, Role.WRITER_PHOTOGRAPHER}


class Part(StrEnum):
    """What became of a line, or of a piece of it."""

    BLANK = "blank"
    COLUMN = "column"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    INTERTITLE = "intertitle"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    IMAGE = "image"
    SOURCE = "source"
    TURN = "turn"
    FURNITURE = "furniture"
    MARKUP = "markup"
    LEFTOVER = "leftover"


class Reason(StrEnum):
    """Why a line was placed in no story."""

    BEFORE_FIRST_STORY = "before_first_story"
    TITLE_WITHOUT_TEXT = "title_without_text"
    AFTER_SIGN_OFF = "after_sign_off"
    CREDIT_WITHOUT_STORY = "credit_without_story"
    NOT_RECOGNISED = "not_recognised"


class Person(tuple):
    """(name, role), comparable with a plain tuple."""

    __slots__ = ()

    def __new__(cls, name, role):
        return super().__new__(cls, (name, Role(role)))

    name = property(lambda self: self[0])
    role = property(lambda self: self[1])


@dataclass
class Block:
    """A paragraph, an intertitle or an item of a list, and the lines that it was made of."""

    part: Part
    text: str
    lines: list[int] = field(default_factory=list)


@dataclass
class Photo:
    """A photo named by the page: its caption, its credit as printed, who took it, and the file an OCR tool names."""

    caption: str = ""
    credit: str = ""
    people: list[Person] = field(default_factory=list)
    file: str = ""


@dataclass
class Mend:
    """A place where a torn paragraph was joined: after `line`, with `dropped` if a repetition was left out.
    `kept` is a repetition that was left in because it reads as Chinese (工会 + 会员)."""

    line: int
    dropped: str = ""
    kept: str = ""


@dataclass
class Story:
    column: str = ""
    kicker: str = ""
    headline: str = ""
    subhead: str = ""
    dateline: str = ""
    source: str = ""
    blocks: list[Block] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    turns: list[str] = field(default_factory=list)
    mends: list[Mend] = field(default_factory=list)
    is_brief: bool = False
    is_photo_story: bool = False
    has_derived_headline: bool = False
    lines: list[int] = field(default_factory=list)

    @property
    def paragraphs(self):
        return [block.text for block in self.blocks if block.part == Part.BODY]

    @property
    def caption(self):
        """The caption of a photo story; "" for any other."""
        if not self.is_photo_story:
            return ""
        return "\n".join([*self.paragraphs, *(photo.caption for photo in self.photos if photo.caption)])

    @property
    def photographers(self):
        return [person.name for person in self.people if person.role.photographs]

    @property
    def place_text(self):
        """Where to look for the place that the story reports from, most telling first."""
        texts = [self.headline, self.kicker, self.subhead, *self.paragraphs[:2]]
        return [text for text in [*texts, *(photo.caption for photo in self.photos)] if text]

    def add_person(self, person):
        """One byline for each person: who writes and photographs gets the role that says both."""
        for position, known in enumerate(self.people):
            if known.name == person.name:
                roles = {known.role, person.role}
                if (
                    len(roles) > 1
                    and any(role.writes for role in roles)
                    and any(role.photographs for role in roles)
                ):
                    self.people[position] = Person(person.name, Role.WRITER_PHOTOGRAPHER)
                return
        self.people.append(person)

    def texts(self):
        """All that the story took from the page, the column apart (several stories may share one)."""
        titles = [
            self.kicker,
            "" if self.has_derived_headline else self.headline,
            self.subhead,
            self.dateline,
        ]
        photos = [text for photo in self.photos for text in (photo.caption, photo.credit, photo.file)]
        return [*titles, *self.credits, *self.turns, *photos, *(block.text for block in self.blocks)]


@dataclass
class Leftover:
    """A line that no story took. `story` is the position of the nearest story, None if there is none."""

    line: int
    text: str
    reason: Reason
    story: int | None = None


@dataclass
class Fate:
    """What became of one line: its parts in order, and the position of the story that took it.
    `joined_to` is the line whose paragraph it goes on with, 0 for none; `detail` tells kinds of furniture, or why it was left.
    `dropped` holds the characters left out: marks of Markdown, bullets, a repeated character."""

    line: int
    text: str
    parts: list[Part] = field(default_factory=list)
    story: int | None = None
    joined_to: int = 0
    detail: str = ""
    dropped: str = ""


@dataclass
class Furniture:
    """What the page says about itself. `staff` holds (duty as printed, name)."""

    paper: str = ""
    number: str = ""
    name: str = ""
    date: datetime.date | None = None
    staff: list[tuple[str, str]] = field(default_factory=list)
    lines: dict[int, str] = field(default_factory=dict)


@dataclass
class PageText:
    stories: list[Story] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    furniture: Furniture = field(default_factory=Furniture)
    leftovers: list[Leftover] = field(default_factory=list)
    account: list[Fate] = field(default_factory=list)

    def missing(self):
        """The characters of the page that are found nowhere in the result: always empty, and tested to be."""
        return +(self._given() - self._taken())

    def invented(self):
        """The characters of the result that the page does not have: always empty, too."""
        return +(self._taken() - self._given())

    def _given(self):
        return _ink("".join(fate.text for fate in self.account))

    def _taken(self):
        texts = [
            *self.columns,
            *self.furniture.lines.values(),
            *(leftover.text for leftover in self.leftovers),
        ]
        texts += [text for story in self.stories for text in story.texts()]
        texts += [fate.dropped for fate in self.account]
        return _ink("".join(texts))


def _ink(text):
    return Counter("".join(text.split()))
