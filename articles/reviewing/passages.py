"""Where a passage of a text is, after the text was edited. Pure: strings in, places out.

A passage is a stretch [start, end) of the plain text of one field. It is followed through
the difference of two texts, character by character within each paragraph
(`articles.text.compare`): edits before it push it on, edits inside it stretch it, a paragraph
that was moved takes it along. Words that were replaced are followed to what stands instead
of them; words that were deleted are gone, and the caller still has the quote.
"""

from itertools import pairwise
from typing import NamedTuple

from articles.text.compare import compare_paragraphs, whole_spans
from articles.text.plain import paragraphs

CONTEXT = 20  # characters kept on either side of a quote
UNMISTAKABLE = 5  # so many characters that stand once in a text are found again wherever they are
LINES = ("kicker", "headline", "subhead")


class Passage(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


def text_of(content, field):
    """The plain text of a field in the content of a version; empty if it has no such field.

    The text of the body has a paragraph to a line, as `articles.text.plain.plain_text`.
    """
    if field == "body":
        return "\n".join(_texts(content.get("body") or ""))
    if field.startswith("photo-"):
        return next((p["caption"] for p in content.get("photos", []) if f"photo-{p['id']}" == field), "")
    return content.get(field) or "" if field in LINES else ""


def anchored(text, quote, near):
    """The place of `quote` in `text` that is nearest to the offset `near`; None if it is not there."""
    places = _places_of(quote, text)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - near))
    return Passage(start, start + len(quote))


def context_of(text, passage):
    """Some words before and some after, by which people recognise the place."""
    before = text[max(0, passage.start - CONTEXT) : passage.start]
    return before, text[passage.end : passage.end + CONTEXT]


def follow(old, new, field, passage):
    """The passage of `old` in `new`, two contents of versions; None if it was removed."""
    if field == "body":
        blocks = _body_blocks(old.get("body") or "", new.get("body") or "")
    else:
        before, after = text_of(old, field), text_of(new, field)
        blocks = [(0, 0, whole_spans(before, after))]
    found = [place for block in blocks if (place := _in_block(*block, passage))]
    if found:
        return _joined(found)
    text = text_of(new, field)
    quote = text_of(old, field)[passage.start : passage.end]
    places = _places_of(quote, text) if len(quote) >= UNMISTAKABLE else []
    return Passage(places[0], places[0] + len(quote)) if len(places) == 1 else None


def _texts(html):
    return [paragraph.text for paragraph in paragraphs(html) if paragraph.text]


def _places_of(quote, text):
    places, at = [], text.find(quote) if quote else -1
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _body_blocks(old, new):
    """The blocks that stand in both texts, in old order: (place in old, place in new, spans)."""
    olds, news = paragraphs(old), paragraphs(new)
    old_at, new_at = _offsets(olds), _offsets(news)
    return sorted(
        (old_at[block.old[0]], new_at[block.new[0]], block.spans)
        for block in compare_paragraphs(olds, news)
        if block.old and block.new and block.spans
    )


def _offsets(found):
    """Where each paragraph begins in the plain text; a photo has no words and takes no place."""
    places, at = [], 0
    for paragraph in found:
        places.append(at)
        at += len(paragraph.text) + 1 if paragraph.text else 0
    return places


def _in_block(old_at, new_at, spans, passage):
    """Where the part of the passage that lies in this block is now; None if there is none."""
    length = sum(len(span.text) for span in spans if span.kind != "insert")
    start, end = max(passage.start, old_at), min(passage.end, old_at + length)
    if start >= end:
        return None
    new_start = new_end = None
    for kind, a, b, c, d in _steps(old_at, new_at, spans):
        if b <= start or a >= end:
            continue  # an insertion at the very edge does not belong to the passage, either
        if kind == "equal":
            left, right = c + max(0, start - a), d - max(0, b - end)
        elif c == d:
            continue
        elif a < start and b > end:  # the passage and its neighbours became something else
            left, right = c, d
        else:
            left, right = (d if a < start else c), (c if b > end else d)
        new_start = left if new_start is None else new_start
        new_end = right
    return Passage(new_start, new_end) if new_start is not None and new_start < new_end else None


def _steps(old_at, new_at, spans):
    """The spans with their places, a deletion and the insertion after it as one replacement."""
    steps = []
    a, c = old_at, new_at
    for span in spans:
        b = a if span.kind == "insert" else a + len(span.text)
        d = c if span.kind == "delete" else c + len(span.text)
        if span.kind == "insert" and steps and steps[-1][0] == "delete":
            steps[-1] = ("replace", steps[-1][1], steps[-1][2], c, d)
        else:
            steps.append((span.kind, a, b, c, d))
        a, c = b, d
    return steps


def _joined(found):
    """One passage out of its parts, if they still stand in order; else the longest of them."""
    in_order = all(one.end <= other.start for one, other in pairwise(found))
    if in_order:
        return Passage(found[0].start, found[-1].end)
    return max(found, key=lambda part: part.end - part.start)
