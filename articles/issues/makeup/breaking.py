"""A story's texts broken into lines, remembered: the same measures are asked for again and again."""

from dataclasses import replace
from functools import lru_cache

from articles.issues.makeup import metrics
from articles.issues.makeup.copy import Paragraph
from articles.issues.makeup.lines import break_display, break_text, width
from articles.issues.makeup.prohibitions import clean

CAPTION = 8.0  # points
CAPTION_STYLE = "kai"
WIDE = "\u3000"  # between people of different roles, caption and credit


@lru_cache(maxsize=128)  # of long stories some 50 KB each
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


@lru_cache(maxsize=1024)
def byline_lines(text, measure, size, style):
    """The people below a headline: those of one role, which wide spaces part, stay on one line where
    that takes no more lines."""
    plain = display_lines(text, measure, size, style)
    groups = [group.strip() for group in text.split(WIDE) if group.strip()]
    if len(plain) < 2 or any(natural_width(group, style) * size > measure for group in groups):
        return plain
    rows = []
    for group in groups:
        if rows and natural_width(WIDE.join([*rows[-1], group]), style) * size <= measure:
            rows[-1].append(group)
        else:
            rows.append([group])
    if len(rows) > len(plain):
        return plain
    return tuple(line for row in rows for line in display_lines(WIDE.join(row), measure, size, style))


@lru_cache(maxsize=1024)
def caption_lines(picture, measure):
    """Caption and credit below a photo. The credit is not broken where it has room on a line."""
    caption, credit = picture.caption.strip(), picture.credit.strip()
    whole = _caption(WIDE.join(part for part in (caption, credit) if part), measure)
    if not caption or not credit or natural_width(credit, CAPTION_STYLE) * CAPTION > measure:
        return whole
    if whole[-1].text.replace(WIDE, " ").endswith(clean(credit)):
        return whole
    (last,) = _caption(credit, measure)
    at_right = measure - width(last, CAPTION, CAPTION_STYLE)
    return (*_caption(caption, measure), replace(last, x=at_right))


def _caption(text, measure):
    if not text:
        return ()
    return tuple(break_text((Paragraph(text),), measure, CAPTION, style=CAPTION_STYLE, indent_em=0))
