"""Plain blocks → the story that they are: its titles, people, text and pictures, and what became of every line."""

import re
from dataclasses import dataclass, field
from pathlib import PureWindowsPath

from articles.ingest.page_text.results import Block, Part, Person, Story

from .body import BodyReader, Picture
from .fates import Fates
from .head import take_head

_HAN = re.compile("[\u4e00-\u9fff]")
_COPIES = re.compile(r"(?:[\s_-]*(?:副本|定稿|终稿|修改稿?|最终版?|\(\d+\)|（\d+）))+$")
LONGEST_NAME = 60


@dataclass
class WordStory:
    """`pieces`: the body as HTML, with the number of a picture where it stands; `facts` as the washer counted them."""

    story: Story
    pieces: list = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)  # of the package, by number of picture less one
    lines: list[dict] = field(default_factory=list)
    private: list[str] = field(default_factory=list)
    facts: dict = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def as_data(self):
        """Plain data for JSON."""
        told = {name: getattr(self.story, name) for name in _TOLD}
        told["people"] = [[person.name, person.role.value] for person in self.story.people]
        pictures = [
            {"number": each.number, "caption": each.caption, "credit": each.credit, "alt": each.alt}
            for each in self.pictures
        ]
        return vars(self) | {"story": told, "pictures": pictures}

    @classmethod
    def from_data(cls, data):
        told = dict(data["story"])
        people = [Person(name, role) for name, role in told.pop("people")]
        pictures = [Picture(**picture) for picture in data["pictures"]]
        # Where to look for the places that the story tells of.
        blocks = [
            Block(Part.BODY, line["text"]) for line in data["lines"] if Part.BODY.value in line["parts"]
        ]
        return cls(**data | {"story": Story(**told, people=people, blocks=blocks), "pictures": pictures})

    @property
    def has_content(self):
        return bool(self.pieces or self.story.headline)


_TOLD = (
    *("column", "kicker", "headline", "subhead", "dateline", "source"),
    *("credits", "unread", "has_derived_headline"),
)


def story_of(blocks, filename=""):
    """The WordStory that the blocks are. `filename` gives the headline where the text has none."""
    story, fates = Story(), Fates()
    for block in blocks:
        fates.add(block)  # so that the account is in the order of the file
    rest = take_head(blocks, story, fates)
    reader = BodyReader(story, fates)
    reader.read(rest)
    if not story.headline:
        story.headline = name_as_headline(filename)
        story.has_derived_headline = bool(story.headline)
    _credit_all(reader.pictures, story.people)
    return WordStory(
        story, pieces=reader.pieces, pictures=reader.pictures, lines=fates.lines, private=fates.left_out
    )


def _credit_all(pictures, people):
    """（赵敏 文/摄） below a story says who took its photos, where none of them says so itself."""
    photographers = [person.name for person in people if person.role.photographs]
    if len(photographers) == 1 and not any(picture.credit for picture in pictures):
        for picture in pictures:
            picture.credit = f"{photographers[0]} 摄"


def name_as_headline(filename):
    """采育镇职工驿站开放(1).docx → 采育镇职工驿站开放; nothing for 新建 Microsoft Word 文档.docx."""
    stem = _COPIES.sub("", PureWindowsPath(filename.replace("/", "\\")).stem.strip())
    if len(_HAN.findall(stem)) < 6 or re.search("microsoft|新建|文档", stem, re.IGNORECASE):
        return ""
    return stem[:LONGEST_NAME]
