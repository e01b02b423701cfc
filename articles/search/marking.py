"""Shows a reader why a story was found: the words around the first hit, marked."""

import re
import unicodedata
from functools import cache, lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from articles.search.bigrams import Term, fold, fold_characters, terms

LEAD = 20  # characters before the first hit, at most
ENDS = frozenset("。！？；\n")
# Characters each of which folds by itself, into one letter or figure or into a parting: those of a
# Chinese text.
PLAIN = re.compile(r"[\n -~°·×–—‘’“”•…①-⑨\u3000-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]*")
CLOSING = frozenset("”’」』）》〉】")  # what belongs to the sentence before


def mark(text: str, query: str | list[str], *, width: int | None = None) -> SafeString:
    """Safe HTML of a plain text with every hit in `<mark>`.

    `query` is what the reader typed, or `Results.terms`. With a `width` (characters) only
    that much of it: around the first hit, from the start of its sentence where that is near,
    or the beginning if nothing is hit (the hit was in another field).
    """
    hits = _hits(text, _wanted(query if isinstance(query, str) else tuple(query)))
    start, end = 0, len(text)
    if width is not None and len(text) > width:
        start, end = _window(text, hits[0] if hits else (0, 0), width)
    pieces, position = ["…" if start else ""], start
    for hit_start, hit_end in hits:
        if hit_start >= end:
            break
        hit_end = min(hit_end, end)
        pieces += escape(text[position:hit_start]), "<mark>", escape(text[hit_start:hit_end]), "</mark>"
        position = hit_end
    pieces += escape(text[position:end]), "…" if end < len(text) else ""
    return mark_safe("".join(pieces))  # noqa: S308 - all of the text is escaped


@lru_cache(maxsize=200)
def _wanted(query):
    """The folded terms of what a reader typed, or of `Results.terms`."""
    wanted = terms(query) if isinstance(query, str) else [Term(fold(term)) for term in query]
    return tuple(term.text for term in wanted if term.text)


def _window(text, hit, width):
    """Where the snippet begins and ends. The hit itself is in it."""
    earliest = max(0, hit[0] - LEAD)
    sentence = [i + 1 for i in range(earliest, hit[0]) if text[i] in ENDS]
    start = sentence[-1] if sentence else earliest
    start = max(0, min(start, len(text) - width))
    while start < hit[0] and text[start] in CLOSING:
        start += 1
    return start, min(len(text), start + width)


def _hits(text, wanted):
    """Where the terms stand in the text, as (start, end), in order and not overlapping."""
    if PLAIN.fullmatch(text):  # nearly always, and many times as fast
        found = [span for term in wanted for span in _spans(text, _as_written(term))]
    else:
        folded, places = _folded_with_places(text)
        spans = [span for term in wanted for span in _spans(folded, re.compile(re.escape(term)))]
        found = [(places[start][0], places[end - 1][1]) for start, end in spans]
    joined = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _spans(text, pattern):
    """Where it matches, also where that overlaps."""
    hit = pattern.search(text)
    while hit:
        yield hit.span()
        hit = pattern.search(text, hit.start() + 1)


@lru_cache(maxsize=200)
def _as_written(term):
    """A pattern for all that folds into the term, in a text of PLAIN characters."""
    forms = _forms()
    words = ("".join(forms.get(each) or re.escape(each) for each in word) for word in term.split())
    return re.compile(r"[\W_]+".join(words))


@cache
def _forms():
    """For each character, a pattern of the PLAIN ones that fold into it, where there are several."""
    forms = {}
    for character in filter(PLAIN.fullmatch, map(chr, range(0x10000))):
        forms.setdefault(fold(character), []).append(character)
    return {folded: f"[{''.join(several)}]" for folded, several in forms.items() if folded.isalnum()}


def _folded_with_places(text):
    """The text as `bigrams.fold` would have it, and for each character its (start, end)."""
    folded, places = [], []
    for start, end in _units(text):
        for character in _fold_unit(text[start:end]):
            if character != " ":
                folded.append(character)
                places.append((start, end))
            elif folded and folded[-1] != " ":
                folded.append(" ")
                places.append((start, end))
    return "".join(folded), places


def _units(text):
    """A character with the combining marks after it: what may fold into one."""
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or not unicodedata.combining(text[i]):
            yield start, i
            start = i


@lru_cache(maxsize=20_000)
def _fold_unit(unit):
    """The unit as `bigrams.fold` would have it, a space for whatever parts words."""
    return "".join(c if c.isalnum() else " " for c in fold_characters(unit))
