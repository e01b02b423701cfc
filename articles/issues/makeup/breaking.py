"""A story's texts broken into lines, remembered: the same measures are asked for again and again."""

from functools import lru_cache

from articles.issues.makeup import metrics
from articles.issues.makeup.copy import Paragraph
from articles.issues.makeup.lines import break_display, break_text, width

CAPTION = 8.0  # points
CAPTION_STYLE = "kai"


@lru_cache(maxsize=256)  # of long stories some 50 KB each
def text_lines(paragraphs, measure, size):
    """The body text in lines of `measure` points."""
    return tuple(break_text(paragraphs, measure, size))


@lru_cache(maxsize=4096)
def display_lines(text, measure, size, style):
    """A headline's lines, ragged and balanced."""
    return tuple(break_display(text, measure, size, style)) if text else ()


@lru_cache(maxsize=4096)
def natural_width(text, style):
    """How wide a headline is on one line, in its size."""
    return metrics.advance(text, style, 1.0)


def display_extent(text, measure, size, style):
    """(lines, width of the widest in points) of a headline, without setting it where it is plain."""
    if not text:
        return 0, 0.0
    wide = natural_width(text, style) * size
    if wide <= measure:
        return 1, wide
    found = display_lines(text, measure, size, style)
    return len(found), max(width(line, size, style) for line in found)


@lru_cache(maxsize=4096)
def caption_lines(picture, measure):
    """Caption and credit below a photo."""
    text = "\u3000".join(part for part in (picture.caption.strip(), picture.credit.strip()) if part)
    if not text:
        return ()
    return tuple(break_text((Paragraph(text),), measure, CAPTION, style=CAPTION_STYLE, indent_em=0))
