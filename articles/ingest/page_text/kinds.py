"""What kind of line each line is by itself, before anything is known of its surroundings."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from .credits import Credit, read_credit
from .furniture import read_furniture
from .leads import Lead, read_lead, read_source, split_turn
from .results import Part
from .source import Line

BOLD, PLAIN, MINOR = 7, 8, 9  # levels of titles that no # marks, below Markdown's six
_HEADING = re.compile(r"(#{1,6})\s*(.*?)\s*(#*)")
_RULE = re.compile(r"[-=_*~—－·•.…※☆★◆\s]{3,}")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)>\s]*)[^)]*\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*]+)(?<=[^\s*])\*(?!\*)")
_MARKED_CREDIT = re.compile(r"[□■●◎○◆▪▲△★☆◇]\s*(.+)")
_BULLET = re.compile(r"(?:[■●◆★◎◇□○※▪•►▶◾◼⬛⚫·]\s*|[-*+]\s+)(?=\S)")
_CAPTION = re.compile(
    r"(?:[▲△▼▽↑↓←→◀▶◁▷]\s*)?(?:图(?:为|[①②③④⑤⑥⑦⑧⑨⑩]|[一二三四五六七八九十\d]{1,2}[：:、为])"
    r"|[上下左右中题附本]+图(?:[：:为])|图片?说明?[：:]|【图片?说明?】|（图片?说明?）|资料图片[：:])"
)
_ARROW = re.compile(r"[▲△▼▽↑↓←→◀◁▷]\s*")
_BRACKETED = re.compile(r"[【［\[〖]([^】］\]〗]{2,20})[】］\]〗]")
_LABEL = re.compile(
    r"(?:(?P<column>栏目|栏题|栏头|专栏)|(?P<kicker>引题|肩题|眉题)|(?P<headline>主题|主标题|标题|正题|题目)|(?P<subhead>副题|副标题)"
    r"|(?P<credit>作者|署名|记者|通讯员)|(?P<source>来源|稿源)|(?P<body>正文))[：:]\s*"
)
_QUOTE = re.compile(r"(?:>\s*)+")


class Kind(Enum):
    TITLE = auto()
    TEXT = auto()
    CREDIT = auto()
    CAPTION = auto()
    BULLET = auto()
    IMAGE = auto()
    SOURCE = auto()
    TURN = auto()
    FURNITURE = auto()
    RULE = auto()


@dataclass
class Item:
    """A line that is not blank, its kind, and the text that is left when its marks are `dropped`."""

    line: Line
    kind: Kind
    text: str
    dropped: str = ""
    level: int = 0
    role: Part | None = None  # of a title whose role the page itself names: 引题：…
    credit: Credit | None = None
    lead: Lead | None = None
    found: list = field(default_factory=list)  # of furniture
    marked: bool = False  # a credit behind □ or ■
    bold_start: str = ""  # the bold words that a bullet begins with

    @property
    def number(self):
        return self.line.number

    @property
    def is_strong_start(self):
        return bool(self.lead and self.lead.strong)


def kind_of(line):
    """The Item for one line that is not blank."""
    text = line.text
    quote = _QUOTE.match(text)
    start = quote.end() if quote else 0
    heading = _HEADING.fullmatch(text, start)
    if heading and heading[2] and not (heading[3] and heading[1] == "#" and text[1:2] != " "):
        return _titled(line, heading, text)
    if heading and not heading[2]:
        return Item(line, Kind.RULE, "", text)
    if _RULE.fullmatch(text):
        return Item(line, Kind.RULE, "", text)
    image = _IMAGE.fullmatch(text, start)
    if image:
        return Item(line, Kind.IMAGE, text)
    bare, bold_start = _without_bold(text[start:])
    dropped = _difference(text, bare)
    found = read_furniture(bare)
    if found:
        return Item(line, Kind.FURNITURE, bare, dropped, found=found)
    if not bare:
        return Item(line, Kind.RULE, "", text)
    item = _by_words(line, bare)
    item.dropped += dropped
    is_bold = bool(bold_start) and bold_start == bare
    item.bold_start = bold_start
    if is_bold and item.kind == Kind.TEXT and not item.lead and line.width <= 60:
        item.kind, item.level = Kind.TITLE, BOLD
    return item


def _titled(line, heading, text):
    bare, _bold = _without_bold(heading[2])
    dropped = _difference(text, bare)
    found = read_furniture(bare)
    if found:
        return Item(line, Kind.FURNITURE, bare, dropped, found=found)
    item = _by_words(line, bare)
    item.dropped += dropped
    # OCR makes headings of what is set in bold: a credit, a caption or a whole first paragraph.
    if item.kind not in {Kind.TEXT, Kind.BULLET, Kind.TITLE} or item.lead:
        return item
    if item.kind == Kind.BULLET:
        item.kind = Kind.TITLE
    item.kind, item.level = Kind.TITLE, len(heading[1])
    return item


def _by_words(line, text):
    label = _LABEL.match(text)
    if label and label.end() < len(text):
        return _labelled(line, label, text)
    rest, turn = split_turn(text)
    if turn and not rest:
        return Item(line, Kind.TURN, turn)
    if read_source(text):
        return Item(line, Kind.SOURCE, text)
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed and not read_credit(bracketed[1]):
        return Item(line, Kind.TITLE, bracketed[1], text[0] + text[-1], PLAIN, Part.COLUMN)
    if _CAPTION.match(text):
        return Item(line, Kind.CAPTION, text)
    lead = read_lead(text)
    if lead and (lead.rest or lead.dateline):
        return Item(line, Kind.TEXT, text, lead=lead)
    marked = _MARKED_CREDIT.fullmatch(text)
    if marked and not lead:
        credit = read_credit(marked[1])
        if credit and len(marked[1]) <= 60:
            return Item(line, Kind.CREDIT, marked[1], text[0], credit=credit, marked=True)
    if len(text) <= 60 and not marked:
        credit = read_credit(text)
        if credit and credit.has_role and credit.is_certain and sum(map(len, credit.unread)) <= 12:
            return Item(line, Kind.CREDIT, text, credit=credit)
    arrow = _ARROW.match(text)
    if arrow and arrow.end() < len(text):
        return Item(line, Kind.CAPTION, text)
    bullet = _BULLET.match(text)
    if bullet and bullet.end() < len(text):
        rest = text[bullet.end() :]
        return Item(line, Kind.BULLET, rest, text[: bullet.end()].strip(), lead=read_lead(rest))
    return Item(line, Kind.TEXT, text, lead=lead)


def _labelled(line, label, text):
    rest, mark = text[label.end() :], label[0].strip()
    role = label.lastgroup
    if role == "body":
        return Item(line, Kind.TEXT, rest, mark, lead=read_lead(rest))
    if role == "source":
        return Item(line, Kind.SOURCE, text)
    if role == "credit":
        credit = read_credit(text)
        return Item(line, Kind.CREDIT, text, credit=credit) if credit else Item(line, Kind.TEXT, text)
    if len(rest) > 80:
        return Item(line, Kind.TEXT, text)
    return Item(line, Kind.TITLE, rest, mark, PLAIN, Part(role))


def _without_bold(text):
    """(the text without Markdown's bold, the bold words it begins with)."""
    bullet = _BULLET.match(text)
    first = _BOLD.match(text, bullet.end() if bullet else 0)
    return _ITALIC.sub(r"\1", _BOLD.sub(r"\2", text)), first[2] if first else ""


def _difference(text, rest):
    """The characters that left `text` to make `rest`, which is in it in order."""
    at, dropped = 0, []
    for character in text:
        if at < len(rest) and character == rest[at]:
            at += 1
        else:
            dropped.append(character)
    return "".join(dropped)
