"""The text of the story: paragraphs, sub-headings, lists and pictures as HTML, with what is none of it taken out."""

import re
from dataclasses import dataclass, field
from html import escape

from articles.ingest.page_text.kinds import Kind
from articles.ingest.page_text.leads import read_lead, read_source, split_tail
from articles.ingest.page_text.results import Part
from articles.ingest.page_text.source import width

from .captions import is_caption, is_photo_credit, read_caption
from .head import item_of, size_of_text, take_credit

LONGEST_HEADING = 40  # full-width characters
_ENDS_SENTENCE = re.compile("[。！？；;：:，,、…!?][”’」』）)]?$")
_CHINESE_NUMBER = re.compile("[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部]")
_BRACKETED_NUMBER = re.compile("[（(][一二三四五六七八九十]{1,3}[）)]")
_TEXT_LABEL = re.compile(r"(?:正文|内容)[：:]\s*")


@dataclass
class Picture:
    """A picture of the file by its number, and what the lines around it say."""

    number: int
    caption: str = ""
    credit: str = ""
    alt: str = ""
    people: list = field(default_factory=list)


class BodyReader:
    """`read(blocks)` fills the story; then `pieces` is the body: HTML, and numbers where a picture stands."""

    def __init__(self, story, fates):
        self.story, self.fates = story, fates
        self.pictures = []
        self.pieces = []
        self.has_text = False

    def read(self, blocks):
        normal = size_of_text(blocks)
        blocks = self._without_tail(self._with_captions(blocks, normal))
        headings = self._headings(blocks)
        points = []
        for block in blocks:
            if block.points:
                self.fates.add(block, Part.LIST_ITEM)
                points.append(block)
                continue
            self._end_list(points)
            points = []
            if block.kind == "picture":
                self.fates.add(block, Part.IMAGE)
                self.pieces.append(block.picture)
            elif block.role == "toc":
                self.fates.add(block, Part.LEFTOVER, "toc")
            elif id(block) in headings:
                self.fates.add(block, Part.INTERTITLE)
                level = headings[id(block)]
                self.pieces.append(f"<h{level}>{escape(block.text)}</h{level}>")
            else:
                self._paragraph(block)
        self._end_list(points)

    # Pictures

    def _with_captions(self, blocks, normal):
        """The blocks without the lines that are captions. A line belongs to the picture right above it."""
        kept, above = [], None
        for block in blocks:
            if block.kind == "picture":
                above = Picture(block.picture, alt=block.alt)
                self.pictures.append(above)
                picture_block = block
                kept.append(block)
                continue
            if above and above.caption and not above.credit and is_photo_credit(block):
                self._take_photo_credit(above, block)
                continue
            if above and not above.caption and is_caption(block, picture_block, normal):
                above.caption, above.credit, above.people = read_caption(block.text)
                self._sign(above)
                self.fates.add(block, Part.CAPTION)
                if not above.caption:
                    above.caption = ""
                continue
            above = None
            kept.append(block)
        return kept

    def _take_photo_credit(self, picture, block):
        _caption, picture.credit, picture.people = read_caption(block.text)
        picture.credit = picture.credit or block.text.strip()
        self._sign(picture)
        self.fates.add(block, Part.BYLINE)

    def _sign(self, picture):
        for person in picture.people:
            self.story.add_person(person)

    # The end

    def _without_tail(self, blocks):
        """Takes credits, sources and private lines from the end of the file, and the credit from its last paragraph."""
        blocks = list(blocks)
        while blocks and blocks[-1].kind == "text" and not blocks[-1].points:
            last = blocks[-1]
            item = item_of(last)
            if self.fates.is_private(last):
                self.fates.add(last, Part.LEFTOVER, "contact")
            elif item.kind == Kind.CREDIT and len(blocks) > 1:
                take_credit(self.story, item)
                self.fates.add(last, Part.BYLINE)
            elif item.kind == Kind.SOURCE:
                self.story.source = (
                    self.story.source or read_source(item.text) or re.split("[：:]", item.text)[-1].strip()
                )
                self.fates.add(last, Part.SOURCE)
            else:
                self._cut_tail(last)
                break
            blocks.pop()
        return blocks

    def _cut_tail(self, block):
        text, printed, credit, source = split_tail(block.text)
        if not printed or (credit and not credit.has_role and self.story.people):
            return
        self.fates.add(block, Part.BYLINE if credit else Part.SOURCE)
        block.cut(0, len(text))
        self.story.source = self.story.source or source
        for person in credit.people if credit else []:
            self.story.add_person(person)

    # Headings

    def _headings(self, blocks):
        """id of block → 2 or 3, for each that is a sub-heading."""
        styled = sorted({block.role for block in blocks if block.role[:1] == "h"})
        level = {role: 2 if index == 0 else 3 for index, role in enumerate(styled)}
        found = {}
        has_chinese = any(_CHINESE_NUMBER.match(block.text) for block in blocks)
        for block in blocks:
            if block.kind != "text" or block.points:
                continue
            if block.role in level and width(block.text) <= 2 * LONGEST_HEADING:
                found[id(block)] = level[block.role]
            elif self._looks_like_heading(block):
                is_lower = bool(_BRACKETED_NUMBER.match(block.text)) and has_chinese
                found[id(block)] = 3 if is_lower or styled else 2
        return found

    def _looks_like_heading(self, block):
        text = block.text.strip()
        if block.role or width(text) > LONGEST_HEADING or _ENDS_SENTENCE.search(text) or "。" in text:
            return False
        if item_of(block).kind in (Kind.CREDIT, Kind.SOURCE, Kind.CAPTION) or read_lead(text):
            return False
        return block.is_bold or bool(_CHINESE_NUMBER.match(text) or _BRACKETED_NUMBER.match(text))

    # Paragraphs and lists

    def _paragraph(self, block):
        if not self.has_text and block.kind == "text":
            self._take_lead(block)
            if not block.text.strip():
                return
        self.has_text = True
        self.fates.add(block, Part.BODY, "row" if block.kind == "row" else "")
        self.pieces.append(f"<p>{html_of(block)}</p>")

    def _take_lead(self, block):
        label = _TEXT_LABEL.match(block.text)
        if label:
            block.cut(label.end())
        lead = read_lead(block.text)
        if not lead:
            return
        if lead.dateline:
            self.story.dateline = lead.dateline
            self.fates.add(block, Part.DATELINE)
        self.story.source = self.story.source or lead.source
        if lead.credit_text:
            self.fates.add(block, Part.BYLINE)
            self.story.credits.append(lead.credit_text)
            for person in lead.credit.people if lead.credit else []:
                self.story.add_person(person)
        block.cut(block.text.rfind(lead.rest) if lead.rest else len(block.text))

    def _end_list(self, points):
        """The points as a list; an ordered one that does not begin with 1 keeps its numbers as text."""
        while points:
            kind = points[0].points
            run = [points[0]]
            for block in points[1:]:
                if block.points != kind and block.level == 0:
                    break
                run.append(block)
            if kind == "ol" and "1" not in run[0].label and "a" not in run[0].label.lower():
                self.pieces += [f"<p>{escape(block.label)} {html_of(block)}</p>" for block in run]
            else:
                self.pieces.append(list_html(run))
            self.has_text = True
            points = points[len(run) :]


def html_of(block):
    """The text of a block with its bold words and links."""
    html = []
    for span in block.spans:
        text = escape(span.text).replace("\n", "<br>")
        if span.is_bold and span.text.strip():
            text = f"<strong>{text}</strong>"
        if span.href:
            text = f'<a href="{escape(span.href)}">{text}</a>'
        html.append(text)
    return "".join(html)


def list_html(points):
    """Points with their levels as nested lists. A level that is jumped over is not made up."""
    html, open_lists = [], []
    for block in points:
        while open_lists and block.level < open_lists[-1][0]:
            html.append(f"</li></{open_lists.pop()[1]}>")
        if not open_lists or block.level > open_lists[-1][0]:
            html.append(f"<{block.points}>")
            open_lists.append((block.level, block.points))
        else:
            html.append("</li>")
        html.append(f"<li><p>{html_of(block)}</p>")
    while open_lists:
        html.append(f"</li></{open_lists.pop()[1]}>")
    return "".join(html)
