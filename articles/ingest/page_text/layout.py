"""How the page's text is set: in whole paragraphs, or broken after every printed line; with indents or without.

It decides what a line break means, so it is measured on the whole page before any line is read.
"""

from dataclasses import dataclass
from statistics import median

from .kinds import Item, Kind
from .mending import ends_paragraph, goes_on

LONGEST_PRINTED_LINE = 45  # full-width characters; a newspaper's column has 12 to 30


@dataclass(frozen=True)
class Layout:
    """`is_wrapped`: lines are printed lines. `is_spaced`: with a blank line after each of them.
    `is_indented`: paragraphs begin with an indent."""

    is_wrapped: bool = False
    is_spaced: bool = False
    is_indented: bool = False
    width: float = 0

    def starts_paragraph(self, item: Item):
        return self.is_indented and 1.5 <= item.line.indent <= 5

    def is_full(self, item: Item):
        return self.is_wrapped and item.line.width >= self.width - 1.5

    def is_same_paragraph(self, before: str, last: Item, item: Item):
        """Does `item` go on with the paragraph `before`, whose latest line is `last`?"""
        if item.is_strong_start or self.starts_paragraph(item):
            return False
        if goes_on(before, item.text):
            return True
        if not self.is_wrapped or (item.line.gap and not self.is_spaced):
            return False
        return self.is_indented or self.is_full(last)

    def is_tear(self, last: Item, item: Item):
        """Do the two lines meet at the end of a column (where OCR may read a character twice), and not at a printed line's?"""
        if not self.is_wrapped:
            return True
        return bool(item.line.gap) and not self.is_spaced


def measure(items):
    texts = [item for item in items if item.kind == Kind.TEXT]
    if len(texts) < 4:
        return Layout(is_indented=any(_is_indented(item) for item in texts))
    widths = sorted(item.line.width for item in texts)
    longest = widths[int(0.9 * len(widths))]  # but for a line or two that is something else
    open_ends = sum(not ends_paragraph(item.text) for item in texts)
    is_wrapped = longest <= LONGEST_PRINTED_LINE and open_ends >= 0.4 * len(texts)
    gaps = sum(item.line.gap > 0 for item in texts[1:])
    indents = sum(_is_indented(item) for item in texts)
    return Layout(
        is_wrapped=is_wrapped,
        is_spaced=is_wrapped and gaps >= 0.7 * (len(texts) - 1),
        is_indented=0 < indents < len(texts) or (indents > 0 and not is_wrapped),
        width=median(widths),
    )


def _is_indented(item):
    return 1.5 <= item.line.indent <= 5
