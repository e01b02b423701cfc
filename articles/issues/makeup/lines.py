"""Text broken into lines that fill their measure, as a Chinese paper sets them.

A line is filled as far as it goes. Where what follows may not begin a line it is drawn in
(推入), by setting marks half wide or the line a little tighter, else the last characters go over
(推出) and the line is set wider. `place` says where each character of a line stands: the
typesetter and whoever reads a page ask it, so that none has a rule of its own.
"""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from articles.issues.makeup import metrics, prohibitions
from articles.issues.makeup.layout import Line
from articles.issues.makeup.metrics import EM, HALF
from articles.issues.makeup.prohibitions import NOT_FIRST, NOT_LAST, SQUEEZABLE, SQUEEZED

TIGHTEST = 0.0375 * EM  # taken from each character so that a mark still goes on the line
WIDEST = 0.5 * EM  # given to each; past it an address is broken rather than carried over
PLAY = 2  # thousandths of an em by which a line may be too wide: rounding, nothing one sees
HEADING_STYLE = "black"


def break_text(paragraphs, measure, size, style="body", indent_em=2):
    """Lines of a story's text, all on baseline 0 and x counted from the left edge of the column.

    `paragraphs` have `text` and `is_heading`; `measure` and `size` are in points. All but the
    last line of a paragraph fill the measure. A heading stands on lines of its own, centred.
    """
    lines = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.is_heading:
            lines += _heading(paragraph.text, measure, size, number)
        elif text := prohibitions.clean(paragraph.text):
            lines += _Broken(text, style, measure * EM / size, indent_em * EM).lines(size, number)
    return lines


def _heading(text, measure, size, number):
    lines = break_display(text, measure, size, HEADING_STYLE)
    for line in lines:
        x = (measure - width(line, size, HEADING_STYLE)) / 2
        yield Line(line.text, x, 0.0, line.tracking, line.squeezed, line is lines[-1], number, True)


class _Text:
    """A text and what it is wide, in thousandths of an em."""

    def __init__(self, text, style):
        self.text = text
        self.widths = list(map(metrics.widths(style).__getitem__, text))
        self.gaps = {}
        self.inside = frozenset()
        self.is_mixed = bool(metrics.IS_MIXED(text)) or min(self.widths) == 0 or not text.isprintable()
        if self.is_mixed:
            self.gaps = dict(metrics.spacing(text))
            self.inside = prohibitions.words(text)
        self.squeezed = [match.start() for match in SQUEEZED.finditer(text)]
        for index, gap in self.gaps.items():
            self.widths[index] += gap
        for index in self.squeezed:
            self.widths[index] -= HALF
        self.sums = list(accumulate(self.widths, initial=0))
        self.squeezed = frozenset(self.squeezed)

    def width(self, start, end):
        """Of text[start:end] on a line of its own."""
        if self.text[end - 1] == " ":
            end -= 1
        return self.sums[end] - self.sums[start] - self.gaps.get(end - 1, 0)

    def may_break(self, at):
        """True if a line may begin with the character at this position."""
        first = self.text[at]
        if first in NOT_FIRST or self.text[at - 1] in NOT_LAST or first == " ":
            return False
        return not self.is_mixed or (at not in self.inside and not self._joins(at))

    def _joins(self, at):
        """True if the character belongs to the one before: accents, and signs made of several."""
        return self.widths[at] == 0 or self.text[at - 1] == "\u200d"

    def squeezable(self, start, end):
        """The positions of marks that may be set half wide, the one at the line's end first."""
        return [
            at
            for at in range(end - 1, start - 1, -1)
            if self.text[at] in SQUEEZABLE and at not in self.squeezed
        ]


class _Broken(_Text):
    """A paragraph broken into lines of a measure in thousandths of an em."""

    def __init__(self, text, style, measure, indent):
        super().__init__(text, style)
        self.measure = measure
        self.indent = indent if measure >= indent + 2 * EM else 0
        self.breaks = self._breaks()

    def room(self, start):
        return self.measure - (self.indent if start == 0 else 0)

    def _breaks(self):
        """(start, end) of each line; `end` is where the next begins."""
        found, start, length = [], 0, len(self.text)
        while start < length:
            end = self._end(start)
            found.append((start, end))
            start = end
        if len(found) > 1 and self._is_lone(*found[-1]):
            found[-2:] = self._without_lone(found[-2][0], found[-1][0])
        return found

    def _end(self, start):
        room = self.room(start)
        limit = self.sums[start] + room + PLAY
        end = max(bisect_right(self.sums, limit, start + 1) - 1, start + 1)
        length = len(self.text)
        while end < length and self.width(start, end + 1) <= room + PLAY:
            end += 1  # what the gap after the last character, or a space, took
        if end >= length:
            return length
        if self.may_break(end):
            if room - self.width(start, end) <= EM or not self.is_mixed:
                return end
            return self._drawn_in(start, end) or end
        return self._drawn_in(start, end) or self._carried_over(start, end) or self._forced(start, end)

    def _drawn_in(self, start, end):
        """A later end to which the line can be tightened, or None."""
        room = self.room(start)
        for later in range(end + 1, min(end + 4, len(self.text)) + 1):
            if later == len(self.text) or self.may_break(later):
                return later if self._fits(start, later, room) else None
        return None

    def _fits(self, start, end, room):
        need = self.width(start, end) - room
        give = (end - start - 1) * TIGHTEST
        if need > give:
            give += HALF * len(self.squeezable(start, end))
        return need <= give

    def _carried_over(self, start, end):
        """An earlier end, or None where the line would be set too wide."""
        for earlier in range(end - 1, start, -1):
            if self.may_break(earlier):
                joints = max(self._joints(start, earlier), 1)
                is_near = (self.room(start) - self.width(start, earlier)) / joints <= WIDEST
                return earlier if is_near or end - earlier < prohibitions.LONG else None
        return None

    def _forced(self, start, end):
        """Where to break what has no place for it: within a word, if need be within anything."""
        allowed = [at for at in range(end, start, -1) if self._may_be_forced(at)]
        return allowed[0] if allowed else end

    def _may_be_forced(self, at):
        is_bound = self.text[at] in NOT_FIRST or self.text[at - 1] in NOT_LAST or self.text[at] == " "
        return not is_bound and not self._joins(at)

    def _is_lone(self, start, end):
        """True if a last line holds no more than one character and its marks."""
        return end - start <= 4 and sum(character.isalnum() for character in self.text[start:end]) <= 1

    def _without_lone(self, start, last):
        """The last two lines again, so that the last has two characters or is drawn in."""
        length = len(self.text)
        if self._fits(start, length, self.room(start)):
            return [(start, length)]
        for earlier in range(last - 1, start, -1):
            if self.may_break(earlier) and not self._is_lone(earlier, length):
                room = self.room(start)
                joints = max(self._joints(start, earlier), 1)
                if (room - self.width(start, earlier)) / joints > WIDEST:
                    break
                if self.width(earlier, length) <= self.room(earlier):
                    return [(start, earlier), (earlier, length)]
        return [(start, last), (last, length)]

    def lines(self, size, number):
        """The lines, filled."""
        scale = size / EM
        last = len(self.breaks) - 1
        for order, (start, end) in enumerate(self.breaks):
            is_last = order == last
            if self.text[end - 1] == " ":
                end -= 1
            tracking, squeezed = self._fill(start, end, is_last)
            yield Line(
                self.text[start:end],
                self.indent * scale if start == 0 else 0.0,
                0.0,
                tracking * scale,
                squeezed,
                is_last,
                number,
            )

    def _fill(self, start, end, is_last):
        """What to add after each character, and which characters of the line are half wide."""
        squeezed = [at for at in range(start, end) if at in self.squeezed] if self.squeezed else []
        need = self.width(start, end) - self.room(start)
        if is_last and need <= PLAY:
            return 0.0, tuple(at - start for at in squeezed)
        if need > PLAY:
            for at in self.squeezable(start, end):
                if need <= PLAY:
                    break
                squeezed.append(at)
                need -= HALF
        tracking = -need / max(self._joints(start, end), 1) if abs(need) > PLAY else 0.0
        if is_last:
            tracking = min(tracking, 0.0)
        return tracking, tuple(sorted(at - start for at in squeezed))

    def _joints(self, start, end):
        return end - start - 1 if not self.is_mixed else len(_tracked(self.text[start:end]))


def _tracked(text):
    """The positions after which tracking is added: not within a Latin word, unless there is no other."""
    inside = prohibitions.WORD.finditer(text)
    bound = {at for match in inside for at in range(match.start(), match.end() - 1)}
    every = [at for at in range(len(text) - 1) if text[at + 1] != "\u200d"]
    return [at for at in every if at not in bound] or every


def place(line, size, style):
    """Where each character of a line begins, in points from the line's own beginning, and its end.

    For an opening mark that is set half wide it is where its ink half begins less the other half.
    """
    text = line.text
    table = metrics.widths(style)
    extra = dict(metrics.spacing(text))
    tracked = set(_tracked(text)) if line.tracking else ()
    tracking = line.tracking * EM / size
    squeezed = set(line.squeezed)
    pens, pen = [], 0.0
    for at, character in enumerate(text):
        half = HALF if at in squeezed else 0
        pens.append(pen - half if character in prohibitions.OPENING else pen)
        pen += table[character] - half + extra.get(at, 0)
        if at in tracked:
            pen += tracking
    pens.append(pen)
    return [each * size / EM for each in pens]


def width(line, size, style):
    """How wide a line is, in points."""
    return place(line, size, style)[-1]


# Headlines


LONE = 40.0  # cost of a last line with one character, in squares of an em
TORN = 6.0  # of a break before a particle, or after a word that leads on
SPLIT = 12.0  # of a break within a word
SOFT = 3.0  # of a break that is not after a mark or a space
HANGING = frozenset("把将让与和及在向为以从对被使第")
PARTICLES = frozenset("的了着过们之者性化地得吗呢吧")


def break_display(text, measure, size, style):
    """Lines of a headline: as few as fit in the measure, of about the same length, x and baseline 0."""
    text = prohibitions.clean(text)
    return list(_display(text, round(measure * EM / size), style)) if text else []


@lru_cache(maxsize=4096)
def _display(text, measure, style):
    whole = _Text(text, style)
    ends = _balanced(whole, measure)
    lines, start = [], 0
    for end in ends:
        part = text[start:end].rstrip()
        squeezed = tuple(at - start for at in range(start, end) if at in whole.squeezed)
        lines.append(Line(part, 0.0, 0.0, 0.0, squeezed, end == len(text)))
        start = end
    return tuple(lines)


def _balanced(whole, measure):
    """Where the lines end. The fewest lines first, then the least cost."""
    length = len(whole.text)
    allowed = [at for at in range(1, length) if whole.may_break(at)]
    stops = [0, *allowed, length]
    best = {0: (0, 0.0, None)}
    split = prohibitions.trade_words(whole.text)
    ideal = whole.sums[-1] / max(1, -(-whole.sums[-1] // measure))
    for position, stop in enumerate(stops[1:], 1):
        choices = []
        for before in reversed(stops[:position]):
            wide = whole.width(before, stop)
            if wide > measure + PLAY:
                break
            if before in best:
                count, cost, _ = best[before]
                choices.append((count + 1, cost + _cost(whole, before, stop, wide, ideal, split), before))
        if choices:
            best[stop] = min(choices)
    if length not in best:
        return _filled(whole, measure)
    ends, stop = [], length
    while stop:
        ends.append(stop)
        stop = best[stop][2]
    return ends[::-1]


def _cost(whole, start, end, wide, ideal, split):
    cost = ((wide - ideal) / EM) ** 2
    text = whole.text
    if end == len(text):
        return cost + (LONE if start and sum(map(str.isalnum, text[start:end])) <= 1 else 0)
    if end in split:
        return cost + SOFT + SPLIT
    if text[end] in PARTICLES or text[end - 1] in HANGING:
        return cost + SOFT + TORN
    return cost + (0 if text[end - 1] == " " or text[end - 1] in SQUEEZABLE else SOFT)


def _filled(whole, measure):
    """Lines for a headline with a word wider than the measure: filled, broken where need be."""
    broken = _Broken.__new__(_Broken)
    broken.__dict__.update(whole.__dict__, measure=measure, indent=0)
    ends, start = [], 0
    while start < len(whole.text):
        limit = max(bisect_right(whole.sums, whole.sums[start] + measure + PLAY, start + 1) - 1, start + 1)
        end = len(whole.text) if limit >= len(whole.text) else limit
        if end < len(whole.text) and not whole.may_break(end):
            end = broken._carried_over(start, end) or broken._forced(start, end)
        ends.append(end)
        start = end
    return ends
