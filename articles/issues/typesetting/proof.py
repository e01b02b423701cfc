"""What an overlay puts behind and over its page, and the pages of its lists."""

from articles.issues.makeup.copy import Paragraph
from articles.issues.makeup.lines import break_text
from articles.issues.typesetting import items

PAPER = {"changed": "#fff0a3", "finding": "#ffd2cc", "mark": "#cfe6ff"}  # behind text
INK = {"changed": "#8a6d00", "finding": "#c4161c", "mark": "#0b5cad"}
STAMP = "#c4161c"
NOTE = "#0b5cad"
RADIUS = 5.0

LIST = (595.0, 842.0)  # A4
MARGIN = 56.0
SIZE, PITCH = 10.5, 17.0


def behind(overlay):
    """Highlights, below the text."""
    for box in overlay.highlights:
        yield items.frame(box.x, box.y, box.width, box.height, fill=PAPER[box.kind], radius=1)


def above(overlay, width):
    """Notes, flags and the stamp."""
    for note in overlay.notes:
        yield items.words(note.text, note.x, note.y, 5.5, "sans", align="right", fill=NOTE)
    for flag in overlay.flags:
        yield items.frame(
            flag.x - RADIUS, flag.y - RADIUS, 2 * RADIUS, 2 * RADIUS, fill=INK[flag.kind], radius=RADIUS
        )
        number = str(flag.number)
        size = 6.5 if len(number) < 3 else 4.5
        yield items.words(number, flag.x, flag.y + 0.36 * size, size, "black", align="middle", fill="#ffffff")
    if overlay.stamp:
        yield from _stamp(overlay, width)


def _stamp(overlay, width):
    """The stage in a red frame in the middle of the sheet's head, the line about it to its right."""
    size, y = 13.0, 4.0
    wide = items.wide(overlay.stamp, size, "black") + 14
    x = (width - wide) / 2
    yield items.frame(x, y, wide, 20, thickness=1.4, paint=STAMP, fill="#ffffff", radius=2)
    yield items.words(overlay.stamp, x + 7, y + 14.8, size, "black", fill=STAMP)
    yield items.words(overlay.stamp_note, x + wide + 8, y + 13.5, 8, "sans", fill=STAMP)


def lists(overlay):
    """The pages of the appendix, each a list of things to be drawn."""
    page, y = [], MARGIN
    measure = LIST[0] - 2 * MARGIN

    def set_lines(lines, size, style, pitch, tag, dx):
        nonlocal page, y
        for line in lines:
            if y + pitch > LIST[1] - MARGIN:
                yield page
                page, y = [], MARGIN
            y += pitch
            page.append(items.text([line], size, style, tag=tag, dx=MARGIN + dx, dy=y))

    for title, sentences in overlay.appendix:
        y += 10 if page else 0
        yield from set_lines(_lines(title, measure, 14), 14, "black", 26, "h1", 0)
        for number, sentence in enumerate(sentences, 1):
            before = len(page)
            yield from set_lines(_lines(sentence, measure - 26, SIZE), SIZE, "body", PITCH, "p", 26)
            at = before if len(page) > before else 0
            first = page[at]["runs"][0][1] if page else y
            page.append(items.words(f"{number}.", MARGIN + 18, first, SIZE, "body", align="right", tag="p"))
    if page:
        yield page


def _lines(words, measure, size):
    return break_text([Paragraph(words)], measure, size, indent_em=0)
