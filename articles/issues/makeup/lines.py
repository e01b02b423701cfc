"""Text broken into lines that fill their measure, as a Chinese paper sets them.

A line is filled as far as it goes. Where what follows may not begin a line it is drawn in
(推入), by setting marks half wide or the line a little tighter, else the last characters go over
(推出) and the line is set wider. `place` says where each character of a line stands: the
typesetter and whoever reads a page ask it, so that none has a rule of its own.
"""

from bisect import bisect_right

from articles.issues.makeup import metrics, prohibitions
from articles.issues.makeup.display import break_display
from articles.issues.makeup.layout import Line
from articles.issues.makeup.measured import PLAY, WIDEST, Text, tracked
from articles.issues.makeup.metrics import EM, HALF

TIGHTEST = 0.0375 * EM  # taken from each character so that a mark still goes on the line
HEADING_STYLE = "black"

__all__ = ["HEADING_STYLE", "break_display", "break_text", "place", "width"]


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


class _Broken(Text):
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
        return self._drawn_in(start, end) or self.carried_over(start, end, room) or self.forced(start, end)

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
                joints = max(self.joints(start, earlier), 1)
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
        tracking = -need / max(self.joints(start, end), 1) if abs(need) > PLAY else 0.0
        if is_last:
            tracking = min(tracking, 0.0)
        return tracking, tuple(sorted(at - start for at in squeezed))


def place(line, size, style):
    """Where each character of a line begins, in points from the line's own beginning, and its end.

    For an opening mark that is set half wide it is where its ink half begins less the other half.
    """
    text = line.text
    table = metrics.widths(style)
    extra = dict(metrics.spacing(text))
    joints = set(tracked(text)) if line.tracking else ()
    tracking = line.tracking * EM / size
    squeezed = set(line.squeezed)
    pens, pen = [], 0.0
    for at, character in enumerate(text):
        half = HALF if at in squeezed else 0
        pens.append(pen - half if character in prohibitions.OPENING else pen)
        pen += table[character] - half + extra.get(at, 0)
        if at in joints:
            pen += tracking
    pens.append(pen)
    return [each * size / EM for each in pens]


def width(line, size, style):
    """How wide a line is, in points."""
    return place(line, size, style)[-1]
