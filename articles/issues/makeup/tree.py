"""Ways to divide a page: cuts across and down, over runs of the stories in their order.

A region is some columns wide and holds a run of stories. Cut across, the first part of the run
stands above the rest; cut down, beside it. What is above comes first in the order: nothing stands
above a story that counts more. For each run and width the table knows the heights a region can
have, each with its cheapest divisions. The page itself may also be divided like the sails of a
windmill, through which no straight cut goes (断版).

Heights here include the bare line below each story; that of the stories at the foot of the page
hangs below it.
"""

from heapq import nsmallest
from operator import add
from typing import NamedTuple

NEVER = 1e9
KEPT = 3  # divisions remembered for each run, width and height
LEAF, ACROSS, DOWN, WINDMILL, FREE, PINNED = range(6)


class Cut(NamedTuple):
    """How a region is divided. `at` is how many stories of the run come into the first part, `size`
    the lines of the upper or the columns of the left part."""

    cost: float
    kind: int
    at: int = 0
    size: int = 0


class Windmill(NamedTuple):
    """A page in five regions. `ends` are where the runs end in the order, `upper` and `left` the
    columns of the first and of the one below it, `top` and `foot` the lines of the first and of
    the last."""

    cost: float
    kind: int
    ends: tuple
    upper: int
    left: int
    top: int
    foot: int
    centre: int  # which of the runs stands in the centre: 2 or 3


class Divisions:
    """The divisions of one set of stories. `tables` are {columns: {lines: (Fit, …)}} of each,
    lines without the bare one. `pins` {story: Rect} stand where they stand: the others share what
    they leave."""

    def __init__(self, tables, columns, lines, pins=None):
        self.tables = tables
        self.columns = columns
        self.lines = lines
        self.known = {}
        areas = [
            [wide * (high + 1) for wide, heights in table.items() for high in heights] for table in tables
        ]
        self.least = [min(each, default=10**6) for each in areas]
        self.most = [max(each, default=0) for each in areas]
        self.pins = pins or {}
        for story in self.pins:
            self.least[story] = self.most[story] = 0
        self.page = columns * lines - sum(rect.columns * rect.lines for rect in self.pins.values())

    @property
    def has_room(self):
        """False if the stories cannot stand on the page together, or cannot fill it, in any way."""
        return sum(self.least) <= self.page <= sum(self.most)

    def of(self, run, columns):
        """{lines: (Cut, …)} of a run of stories, the cheapest first."""
        key = run, columns
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._of(run, columns)
        return found

    def _useful(self, run, columns):
        """The least and the most lines with which a region leaves the others what they can fill."""
        least, most = sum(self.least), sum(self.most)
        own_least, own_most = sum(self.least[at] for at in run), sum(self.most[at] for at in run)
        upper = min(self.page - (least - own_least), own_most) // columns
        lower = -(-max(self.page - (most - own_most), own_least) // columns)
        return lower, min(upper, self.lines)

    def _of(self, run, columns):
        lower, upper = self._useful(run, columns)
        if len(run) == 1:
            fits = self.tables[run[0]].get(columns, {})
            return {
                lines + 1: (Cut(kinds[0].cost, LEAF),)
                for lines, kinds in fits.items()
                if lower <= lines + 1 <= upper
            }
        if lower > upper:
            return {}
        found = {}
        for at in range(1, len(run)):
            self._across(run[:at], run[at:], columns, lower, upper, found)
            for left in range(1, columns):
                self._down(run[:at], run[at:], columns, left, lower, upper, found)
        return {
            lines: tuple(Cut(*each) for each in nsmallest(KEPT, choices)) for lines, choices in found.items()
        }

    def _across(self, run, rest, columns, lower, upper, found):
        first = self.of(run, columns)
        second = self.of(rest, columns) if first else None
        if not first or not second:
            return
        at = len(run)
        top, foot = min(first), min(second)
        # The costs by lines, those of the second part upside down: a sum of two slices then holds
        # all ways to come to one height.
        costs = _by_lines(first, top)
        others = _by_lines(second, foot)[::-1]
        last, count = len(costs) - 1, len(others)
        for total in range(max(lower, top + foot), min(upper, top + foot + last + count - 1) + 1):
            shift = total - top - foot - (count - 1)  # of the first against the second
            start = max(0, shift)
            sums = list(map(add, costs[start : last + 1], others[start - shift :]))
            least = min(sums)
            if least < NEVER:
                choice = (least, ACROSS, at, top + start + sums.index(least))
                if total in found:
                    found[total].append(choice)
                else:
                    found[total] = [choice]

    def _down(self, run, rest, columns, left, lower, upper, found):
        first = self.of(run, left)
        second = self.of(rest, columns - left) if first else None
        if not first or not second:
            return
        at = len(run)
        for lines in first.keys() & second.keys():
            if lower <= lines <= upper:
                choice = (first[lines][0].cost + second[lines][0].cost, DOWN, at, left)
                if lines in found:
                    found[lines].append(choice)
                else:
                    found[lines] = [choice]

    def whole(self, order, keep):
        """The cheapest ways to fill the whole page with the stories in this order."""
        if len(order) == 1:
            return list(self.of(order, self.columns).get(self.lines, ()))
        choices = []
        for at in range(1, len(order)):
            run, rest = order[:at], order[at:]
            upper, lower = self.of(run, self.columns), self.of(rest, self.columns)
            for lines, kept in upper.items():
                other = lower.get(self.lines - lines)
                if other:
                    choices.append(Cut(kept[0].cost + other[0].cost, ACROSS, at, lines))
            for left in range(1, self.columns):
                first = self.of(run, left).get(self.lines)
                second = self.of(rest, self.columns - left).get(self.lines) if first else None
                if second:
                    choices.append(Cut(first[0].cost + second[0].cost, DOWN, at, left))
        return nsmallest(keep, choices)

    def windmills(self, order, keep):
        """The cheapest windmills that fill the whole page."""
        count, columns = len(order), self.columns
        choices = []
        for first in range(1, count - 3):
            for upper in range(2, columns):
                a = self.of(order[:first], upper)
                if not a:
                    continue
                for second in range(first + 1, count - 2):
                    b = self.of(order[first:second], columns - upper)
                    if b:
                        self._sails(order, first, second, upper, a, b, choices)
        return nsmallest(keep, choices)

    def _sails(self, order, first, second, upper, a, b, choices):
        count, page = len(order), self.lines
        for fourth in range(second + 2, count):
            for left in range(1, upper):
                c = self.of(order[fourth:], self.columns - left)
                feet = [
                    (foot, kept[0].cost + b[page - foot][0].cost)
                    for foot, kept in c.items()
                    if page - foot in b
                ]
                if not feet:
                    continue
                for third in range(second + 1, fourth):
                    for centre in (2, 3):
                        runs = order[second:third], order[third:fourth]
                        d = self.of(runs[3 - centre], left)
                        tops = [
                            (top, kept[0].cost + d[page - top][0].cost)
                            for top, kept in a.items()
                            if page - top in d
                        ]
                        if not tops:
                            continue
                        e = self.of(runs[centre - 2], upper - left)
                        best = NEVER
                        for top, cost in tops:
                            for foot, more in feet:
                                middle = e.get(page - foot - top)
                                if middle is not None and cost + more + middle[0].cost < best:
                                    best = cost + more + middle[0].cost
                                    where = top, foot
                        if best < NEVER:
                            ends = (0, first, second, third, fourth, count)
                            choices.append(Windmill(best, WINDMILL, ends, upper, left, *where, centre))


def _by_lines(heights, first):
    costs = [NEVER] * (max(heights) - first + 1)
    for lines, kept in heights.items():
        costs[lines - first] = kept[0].cost
    return costs
