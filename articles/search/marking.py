"""Shows a reader why a story was found: the words around the first hit, marked."""

import unicodedata
from functools import lru_cache

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.search.bigrams import WORDS, Term, fold, fold_characters, terms

LEAD = 20  # characters before the first hit, at most
ENDS = frozenset("。！？；\n")
CLOSING = frozenset("”’」』）》〉】")  # what belongs to the sentence before


def mark(text: str, query: str | list[str], *, width: int | None = None) -> SafeString:
    """Safe HTML of a plain text with every hit in `<mark>`.

    `query` is what the reader typed, or `Results.terms`. With a `width` (characters) only
    that much of it: around the first hit, from the start of its sentence where that is near,
    or the beginning if nothing is hit (the hit was in another field).
    """
    wanted = terms(query) if isinstance(query, str) else [Term(fold(term)) for term in query]
    hits = _hits(text, [term.text for term in wanted if term.text])
    start, end = 0, len(text)
    if width is not None and len(text) > width:
        start, end = _window(text, hits[0] if hits else (0, 0), width)
    pieces, position = [], start
    for hit_start, hit_end in hits:
        if hit_start >= end:
            break
        pieces.append(("", text[position:hit_start], ""))
        pieces.append((_OPEN, text[hit_start : min(hit_end, end)], _CLOSE))
        position = min(hit_end, end)
    pieces.append(("", text[position:end], ""))
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return mark_safe(before + format_html_join("", "{}{}{}", pieces) + after)  # noqa: S308


_OPEN, _CLOSE = mark_safe("<mark>"), mark_safe("</mark>")


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
    folded, places = _folded_with_places(text)
    found = []
    for term in wanted:
        at = folded.find(term)
        while at != -1:
            found.append((places[at][0], places[at + len(term) - 1][1]))
            at = folded.find(term, at + 1)
    joined = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _folded_with_places(text):
    """The text as `bigrams.fold` would have it, and for each character its (start, end)."""
    plain = fold_characters(text)
    if len(plain) == len(text) == len(text.casefold()) and unicodedata.is_normalized("NFKC", text):
        return _folded_in_place(plain)  # nearly always, and many times as fast
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


def _folded_in_place(plain):
    """The same where each character stands for itself."""
    folded, places = [], []
    for word in WORDS.finditer(plain):
        if places:
            places.append((word.start() - 1, word.start()))
        folded.append(word[0])
        places.extend((at, at + 1) for at in range(*word.span()))
    return " ".join(folded), places


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
