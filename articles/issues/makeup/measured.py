"""A text measured: how wide each part of it is, and where a line may begin."""

from itertools import accumulate

from articles.issues.makeup import metrics, prohibitions
from articles.issues.makeup.metrics import EM, HALF
from articles.issues.makeup.prohibitions import NOT_FIRST, NOT_LAST, SQUEEZABLE, SQUEEZED

PLAY = 2  # thousandths of an em by which a line may be too wide: rounding, nothing one sees
WIDEST = 0.5 * EM  # given to each character; past it an address is broken rather than carried over


class Text:
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
        return not self.is_mixed or (at not in self.inside and not self.joins(at))

    def joins(self, at):
        """True if the character belongs to the one before: accents, and signs made of several."""
        return self.widths[at] == 0 or self.text[at - 1] == "\u200d"

    def squeezable(self, start, end):
        """The positions of marks that may be set half wide, the one at the line's end first."""
        return [
            at
            for at in range(end - 1, start - 1, -1)
            if self.text[at] in SQUEEZABLE and at not in self.squeezed
        ]

    def carried_over(self, start, end, room):
        """An earlier end, or None where the line would be set too wide."""
        for earlier in range(end - 1, start, -1):
            if self.may_break(earlier):
                joints = max(self.joints(start, earlier), 1)
                is_near = (room - self.width(start, earlier)) / joints <= WIDEST
                return earlier if is_near or end - earlier < prohibitions.LONG else None
        return None

    def forced(self, start, end):
        """Where to break what has no place for it: within a word, if need be within anything."""
        allowed = [at for at in range(end, start, -1) if self._may_be_forced(at)]
        return allowed[0] if allowed else end

    def _may_be_forced(self, at):
        is_bound = self.text[at] in NOT_FIRST or self.text[at - 1] in NOT_LAST or self.text[at] == " "
        return not is_bound and not self.joins(at)

    def joints(self, start, end):
        return end - start - 1 if not self.is_mixed else len(tracked(self.text[start:end]))


def tracked(text):
    """The positions after which tracking is added: not within a Latin word, unless there is no other."""
    inside = prohibitions.WORD.finditer(text)
    bound = {at for match in inside for at in range(match.start(), match.end() - 1)}
    every = [at for at in range(len(text) - 1) if text[at + 1] != "\u200d"]
    return [at for at in every if at not in bound] or every
