"""Paragraph numbers put into the text of a story: the same as on the page that is made up from it.

`articles.issues.copy_text` says what is set in type as a paragraph; here the same ones are found in
the HTML, so that number 7 on paper is number 7 on the screen.
"""

from html.parser import HTMLParser

from articles.issues.copy_text import HEADINGS
from articles.text.plain import BLOCKS, SILENT


def numbered(html, marker, dateline=""):
    """The HTML with `marker(number)` before the words of each paragraph, from 0.

    `dateline` (safe HTML) is run in where it stands in print: before the first paragraph that is
    no heading, or in one of its own at the end.
    """
    starts = paragraph_starts(html)
    pieces, end, waits = [], 0, bool(dateline)
    for number, (at, is_heading) in enumerate(starts):
        pieces += [html[end:at], marker(number)]
        if waits and not is_heading:
            pieces.append(dateline)
            waits = False
        end = at
    pieces.append(html[end:])
    if waits:
        pieces.append(f"<p>{marker(len(starts))}{dateline}</p>")
    return "".join(pieces)


def paragraph_starts(html):
    """Where the words of each paragraph begin in the HTML, and whether it is a heading."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Reads as `articles.text.plain` does: a paragraph ends where a block begins or ends, or at <br>."""

    def __init__(self, html):
        super().__init__(convert_charrefs=False)
        self.found = []
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._open, self._silent, self._is_begun, self._inline = [], 0, False, None

    @property
    def _at(self):
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag, attrs):
        if tag in SILENT:
            self._silent += 1
        elif tag == "br":
            self._end()
        elif tag in BLOCKS:
            self._end()
            if tag != "hr":
                self._open.append(tag)
        elif self._inline is None:
            self._inline = self._at  # a number stands before the markup of the first words

    def handle_endtag(self, tag):
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in BLOCKS:
            self._end()
            if tag in self._open:
                while self._open.pop() != tag:
                    pass

    def handle_data(self, data):
        if data.strip():
            self._begin()

    def handle_entityref(self, name):
        if name != "nbsp":
            self._begin()

    def handle_charref(self, name):
        self._begin()

    def _begin(self):
        if self._silent or self._is_begun:
            return
        self._is_begun = True
        at = self._at if self._inline is None else self._inline
        self.found.append((at, bool(self._open) and self._open[-1] in HEADINGS))

    def _end(self):
        self._is_begun, self._inline = False, None
