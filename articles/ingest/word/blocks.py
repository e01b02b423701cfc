"""From the washed Word file to plain blocks: paragraphs, points of lists, rows of tables and pictures, in reading order."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from mammoth import documents
from mammoth.docx import read as read_document

from articles.ingest.page_text.source import clean

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LEVELS = "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="decimal"/></w:lvl>' for level in range(9))
_NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_SPACES = re.compile(r"[ \u3000]+")
# What office programs write by themselves where a person could say what a picture shows.
_MACHINE_WORDS = re.compile(
    r"[\\/]|\.(?:jpe?g|png|gif|bmp|webp|emf|wmf|heic)$|自动生成|^(?:图片|picture|image|img|mmexport|微信图片)?[\s_\d-]*$",
    re.IGNORECASE,
)


@dataclass
class Span:
    """A piece of a paragraph that is all bold or not, all one link or none."""

    text: str
    is_bold: bool = False
    href: str = ""


@dataclass
class Block:
    """`kind`: text, row (of a table) or picture. `role` as in `styles`; `points`: "", ul or ol.

    `group` numbers the paragraphs, tables and boxes of the file, so that what stood together is known."""

    kind: str
    spans: list[Span] = field(default_factory=list)
    role: str = ""
    points: str = ""
    label: str = ""
    level: int = 0
    align: str = ""
    is_indented: bool = False
    size: float = 0
    picture: int = 0
    alt: str = ""
    group: int = 0

    @property
    def text(self):
        return "".join(span.text for span in self.spans)

    @property
    def is_bold(self):
        """All of it, however the runs were cut."""
        return bool(self.text.strip()) and all(span.is_bold for span in self.spans if span.text.strip())

    def cut(self, start=0, end=None):
        """Keeps the characters from `start` to `end` of the text, with their marks."""
        end = len(self.text) if end is None else end
        at, kept = 0, []
        for span in self.spans:
            piece = span.text[max(start - at, 0) : max(end - at, 0)]
            at += len(span.text)
            if piece:
                kept.append(Span(piece, span.is_bold, span.href))
        self.spans = kept

    def strip(self):
        text = self.text
        bare = text.strip(" \u3000\n")
        if bare != text:
            start = text.find(bare) if bare else len(text)
            self.cut(start, start + len(bare))
        return self


def blocks_of(washer):
    """The blocks of a washed file, empty ones left out. Pictures are numbered from 1, as in `washer.pictures`."""
    document = read_document(_package(washer)).value
    return _Walker().all_of(document)


def _package(washer):
    """A .docx of what was washed, for mammoth: in place of each picture its number."""
    links = [
        f'<Relationship Id="link{number}" Type="{_OFFICE}/hyperlink" Target={quoteattr(address)} TargetMode="External"/>'
        for number, address in enumerate(washer.links, 1)
    ]
    pictures = [
        f'<Relationship Id="picture{number}" Type="{_OFFICE}/image" Target="{number}.png"/>'
        for number in range(1, len(washer.pictures) + 1)
    ]
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join([*links, *pictures])
        + "</Relationships>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("word/document.xml", washer.xml)
        package.writestr("word/_rels/document.xml.rels", relations)
        package.writestr("word/numbering.xml", _NUMBERING)
        for number in range(1, len(washer.pictures) + 1):
            package.writestr(f"word/{number}.png", str(number))
    washer.out.clear()
    file.seek(0)
    return file


class _Walker:
    def __init__(self):
        self.blocks = []
        self.group = 0

    def all_of(self, element):
        self._read(element.children)
        return [block for block in self.blocks if block.kind == "picture" or block.text.strip(" \u3000\n")]

    def _read(self, elements):
        for element in elements:
            if isinstance(element, documents.Paragraph):
                self.group += 1
                self.blocks += self._paragraph(element)
            elif isinstance(element, documents.Table):
                self.group += 1
                self._table(element)
            elif isinstance(element, documents.HasChildren):
                self._read(element.children)

    # Paragraphs

    def _paragraph(self, paragraph):
        """One block for each line and each picture."""
        role, points, label = [*(paragraph.style_id or "").split("|", 2), "", "", ""][:3]
        level = int(paragraph.numbering.level_index) if paragraph.numbering else 0

        def block(kind="text"):
            return Block(
                kind,
                role=role,
                points=points,
                label=label,
                level=level,
                align=paragraph.alignment or "",
                is_indented=bool(paragraph.indent.first_line),
                group=self.group,
            )

        found = [block()]
        for piece in _pieces(paragraph.children):
            if isinstance(piece, tuple):
                picture = block("picture")
                picture.picture, picture.alt = piece
                found += [picture, block()]
            elif piece.text == "\n" and not points:
                found.append(block())
            else:
                span, size = piece, piece.size
                current = found[-1]
                current.spans.append(Span(span.text, span.is_bold, span.href))
                current.size = max(current.size, size)
        return [_tidied(each) for each in found]

    # Tables

    def _table(self, table):
        rows = [row for row in table.children if isinstance(row, documents.TableRow)]
        cells = [[_cell(cell, self.group) for cell in row.children] for row in rows]
        if _is_layout(cells):
            for above, below in _with_lines_below(cells):
                for index, cell in enumerate(above):
                    self.blocks += cell + (below[index] if below else [])
            return
        for row in cells:
            texts = [" ".join(block.text for block in cell).strip() for cell in row]
            line = row_line([text for text in texts if text])
            if line:
                self.blocks.append(Block("row", [Span(line)], group=self.group))


def row_line(texts):
    """The cells of a row as one line: 获奖人：王伟, or 王伟，房山区总工会，一等奖."""
    if len(texts) == 2 and len(texts[0]) <= 20:
        return f"{texts[0].rstrip('：:')}：{texts[1]}"
    separator = "；" if any("，" in text or "、" in text for text in texts) else "，"
    return separator.join(texts)


def _cell(cell, group):
    walker = _Walker()
    walker.group = group
    blocks = walker.all_of(cell)
    for block in blocks:
        block.group = group
    return blocks


def _is_layout(cells):
    """A table that only places things: a single cell, or pictures, or whole paragraphs side by side."""
    blocks = [block for row in cells for cell in row for block in cell]
    if all(len(row) <= 1 for row in cells):
        return True
    return any(block.kind == "picture" for block in blocks) or any(
        len(cell) > 1 and sum(len(block.text) for block in cell) > 120 for row in cells for cell in row
    )


def _with_lines_below(cells):
    """(row, the row of captions below it or None): pictures side by side have their captions in the next row."""
    index = 0
    while index < len(cells):
        row = cells[index]
        below = cells[index + 1] if index + 1 < len(cells) else None
        has_pictures = any(block.kind == "picture" for cell in row for block in cell)
        if (
            below
            and has_pictures
            and len(below) == len(row)
            and not any(block.kind == "picture" for cell in below for block in cell)
        ):
            yield row, below
            index += 2
        else:
            yield row, None
            index += 1


# Runs


class _Piece(Span):
    size = 0


def _pieces(elements, href="", run=None):
    """Spans, "\\n" for breaks, and (number, description) for pictures."""
    for element in elements:
        if isinstance(element, documents.Text):
            yield _piece(element.value, run, href)
        elif isinstance(element, documents.Tab):
            yield _piece(" ", run, href)
        elif isinstance(element, documents.Break):
            yield _piece("\n", run, href)
        elif isinstance(element, documents.Image):
            with element.open() as file:
                yield int(file.read()), _description(element.alt_text or "")
        elif isinstance(element, documents.Checkbox):
            yield _piece("☑" if element.checked else "☐", run, href)
        elif isinstance(element, documents.Run):
            yield from _pieces(element.children, href, element)
        elif isinstance(element, documents.Hyperlink):
            address = element.href or ""
            is_link = address.lower().startswith(("http://", "https://", "mailto:"))
            yield from _pieces(element.children, address if is_link else href, run)
        elif isinstance(element, documents.HasChildren):
            yield from _pieces(element.children, href, run)


def _piece(text, run, href):
    text = "\n" if text == "\n" else clean(text.replace("\n", " "))
    piece = _Piece(text, bool(run and run.is_bold), href)
    piece.size = run.font_size or 0 if run and text.strip() else 0
    return piece


def _description(text):
    text = " ".join(clean(text).split())
    return "" if _MACHINE_WORDS.search(text) else text


def _tidied(block):
    """Spans of one kind joined, and indents by spaces gone."""
    joined = []
    for span in block.spans:
        last = joined[-1] if joined else None
        if last and (last.is_bold == span.is_bold or not span.text.strip()) and last.href == span.href:
            last.text += span.text
        elif span.text:
            joined.append(Span(span.text, span.is_bold, span.href))
    for span in joined:
        span.text = _SPACES.sub(lambda gap: gap[0] if gap[0] == "\u3000" else " ", span.text)
    block.spans = joined
    return block.strip()
