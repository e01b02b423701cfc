"""Texts kept apart for programs that sort what stands at one height.

Chrome's reader (pdfium), for one, takes texts that are drawn one after the other at about the same
height for one line, and sorts it from left to right: the end of a column and the caption that
follows it would be mixed when copied. A blank at the head of the page, an artifact, parts them.
"""

from articles.issues.makeup import fonts
from articles.issues.typesetting.items import ARTIFACT, BLACK

SAME_HEIGHT = 0.6  # of the larger size; half a character is what pdfium takes


def kept_apart(drawn):
    """The same things, with a blank wherever a text would be sorted before what precedes it."""
    before = None
    for item in drawn:
        if item["kind"] == "text" and item["runs"]:
            if before is not None and _would_be_sorted(before, item):
                yield blank()
            before = item
        yield item


def _would_be_sorted(before, item):
    (x, y, *_), (next_x, next_y, *_) = before["runs"][-1], item["runs"][0]
    return next_x < x and abs(next_y - y) <= SAME_HEIGHT * max(before["size"], item["size"])


def blank():
    face = fonts.face("body")  # of one blank pdfium finds no width, and passes it over
    return {
        "kind": "text", "tag": ARTIFACT, "font": face.family, "weight": face.weight, "size": 1.0,
        "stroke": 0, "fill": BLACK, "runs": [(0.0, 0.0, "\u3000\u3000", 0.0, 1.0, None)],
    }  # fmt: skip
