"""Headlines broken into lines (标题换行): as few as fit, of about one length, between words."""

from bisect import bisect_right
from functools import lru_cache

from articles.issues.makeup import prohibitions, words
from articles.issues.makeup.layout import Line
from articles.issues.makeup.measured import PLAY, Text
from articles.issues.makeup.metrics import EM
from articles.issues.makeup.prohibitions import SQUEEZABLE

LONE = 40.0  # cost of a last line with one character, in squares of an em
TORN = 6.0  # of a break before a particle, or after a word that leads on
PARTED = 9.0  # of a break between a place and its union
SPLIT = 12.0  # of a break within a word, where it cannot be helped
SOFT = 3.0  # of a break that is not after a mark or a space


def break_display(text, measure, size, style):
    """Lines of a headline: as few as fit in the measure, of about the same length, x and baseline 0."""
    text = prohibitions.clean(text)
    return list(_display(text, round(measure * EM / size), style)) if text else []


@lru_cache(maxsize=4096)
def _display(text, measure, style):
    whole = Text(text, style)
    ends = _balanced(whole, measure)
    lines, start = [], 0
    for end in ends:
        part = text[start:end].rstrip()
        squeezed = tuple(at - start for at in range(start, end) if at in whole.squeezed)
        lines.append(Line(part, 0.0, 0.0, 0.0, squeezed, end == len(text)))
        start = end
    return tuple(lines)


def _balanced(whole, measure):
    """Where the lines end: between words; where one of them is too long for a line, within short
    quotations and numbers with what they count; at last anywhere."""
    seams = words.seams(whole.text)
    for kept in (seams.words | seams.phrases, seams.words, frozenset()):
        ends = _cheapest(whole, measure, kept, seams)
        if ends:
            return ends
    return _filled(whole, measure)


def _cheapest(whole, measure, kept, seams):
    """The fewest lines first, then the least cost; None if it cannot be without a break that is `kept` from."""
    length = len(whole.text)
    allowed = [at for at in range(1, length) if at not in kept and whole.may_break(at)]
    stops = [0, *allowed, length]
    best = {0: (0, 0.0, None)}
    ideal = whole.sums[-1] / max(1, -(-whole.sums[-1] // measure))
    for position, stop in enumerate(stops[1:], 1):
        choices = []
        for before in reversed(stops[:position]):
            wide = whole.width(before, stop)
            if wide > measure + PLAY:
                break
            if before in best:
                count, cost, _ = best[before]
                choices.append((count + 1, cost + _cost(whole, before, stop, wide, ideal, seams), before))
        if choices:
            best[stop] = min(choices)
    if length not in best:
        return None
    ends, stop = [], length
    while stop:
        ends.append(stop)
        stop = best[stop][2]
    return ends[::-1]


def _cost(whole, start, end, wide, ideal, seams):
    cost = ((wide - ideal) / EM) ** 2
    text = whole.text
    if end == len(text):
        return cost + (LONE if start and sum(map(str.isalnum, text[start:end])) <= 1 else 0)
    if end in seams.words or end in seams.phrases:
        return cost + SOFT + SPLIT
    if end in seams.names:
        return cost + SOFT + PARTED
    if end in seams.torn:
        return cost + SOFT + TORN
    return cost + (0 if text[end - 1] == " " or text[end - 1] in SQUEEZABLE else SOFT)


def _filled(whole, measure):
    """Lines for a headline with a word wider than the measure: filled, broken where need be."""
    ends, start, length = [], 0, len(whole.text)
    while start < length:
        end = max(bisect_right(whole.sums, whole.sums[start] + measure + PLAY, start + 1) - 1, start + 1)
        end = min(end, length)
        if end < length and not whole.may_break(end):
            end = whole.carried_over(start, end, measure) or whole.forced(start, end)
        ends.append(end)
        start = end
    return ends
