"""The stories of a layout as things to be drawn, in reading order."""

from itertools import groupby

from articles.issues.makeup.lines import HEADING_STYLE
from articles.issues.typesetting import items

HEADINGS = {"headline": "h1"}
GREY = "#d9d9d9"


def story(placed, files):
    """Blocks and photos of a story: each photo before its caption, those without one at the end.

    `files` are the names of the photos' files by their place in `placed.pictures`.
    """
    left = list(zip(placed.pictures, files))
    for block in placed.blocks:
        if block.role == "caption":
            above = [each for each in left if _stands_above(each[0], block)]
            left = [each for each in left if each not in above]
            yield from (_picture(*each) for each in above)
        yield from _block(block)
    yield from (_picture(*each) for each in left)


def _stands_above(picture, caption):
    return abs(picture.x - caption.x) < 1 and picture.y < caption.y


def _block(block):
    if block.role in HEADINGS:
        yield items.text(block.lines, block.size, block.style, tag=HEADINGS[block.role])
        return
    for (_paragraph, is_heading), lines in groupby(
        block.lines, lambda line: (line.paragraph, line.is_heading)
    ):
        style, tag = (HEADING_STYLE, "h2") if is_heading else (block.style, "p")
        yield items.text(list(lines), block.size, style, tag=tag)


def _picture(picture, file):
    if file is None:
        return items.frame(picture.x, picture.y, picture.width, picture.height, fill=GREY)
    return items.picture(file, picture.x, picture.y, picture.width, picture.height, picture.alt)
