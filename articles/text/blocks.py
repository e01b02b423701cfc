"""A body taken apart into its paragraphs, and put together again, with not a character changed."""

import re
from html.parser import HTMLParser

from articles.text.plain import BLOCKS

VOID = frozenset({"br", "hr", "img"})
EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br\s*/?>)*</p>")


def blocks(html: str) -> list[str]:
    """The outermost elements of a body, as HTML, in order; a list or a quotation is one.

    Joined they are the body again, white space between them apart. Words that stand outside
    of any element make a block of their own. Empty paragraphs, with which the text editor
    likes to end, are none.
    """
    reader = _Cutter(html)
    reader.feed(html)
    reader.close()
    reader.cut(len(html))
    return [block for block in reader.found if block.strip() and not EMPTY.fullmatch(block.strip())]


class _Cutter(HTMLParser):
    """Notes where an outermost element begins and ends; the source itself is what is kept."""

    def __init__(self, html):
        super().__init__(convert_charrefs=False)
        self.html, self.found, self.start, self.depth = html, [], 0, 0
        self.lines = [0]
        for line in html.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)

    @property
    def place(self):
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def cut(self, end):
        if piece := self.html[self.start : end].strip():
            self.found.append(piece)
        self.start = end

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        if self.depth == 0 and tag in BLOCKS:
            self.cut(self.place)
        if self.depth or tag in BLOCKS:
            self.depth += 1

    def handle_endtag(self, tag):
        if tag in VOID or not self.depth:
            return
        self.depth -= 1
        if self.depth == 0:
            self.cut(self.html.index(">", self.place) + 1)
