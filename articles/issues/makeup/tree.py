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
from typing import NamedTuple

KEPT = 3  # divisions remembered for each run, width and height
LEAF, ACROSS, DOWN, WINDMILL = range(4)


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
    """The divisions of one set of stories. `tables` are {columns: {lines: [Fit, …]}} of each,
    lines without the bare one."""

    def __init__(self, tables, columns, lines):
        self.tables = tables
        self.columns = columns
        self.lines = lines
        self.known = {}
        self.areas = [
            min((columns * (lines + 1) for columns, each in table.items() for lines in each), default=10**6)
            for table in tables
        ]

    def of(self, run, columns):
        """{lines: [Cut, …]} of a run of stories, the cheapest first."""
        key = run, columns
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._of(run, columns)
        return found

    def _of(self, run, columns):
        if len(run) == 1:
            fits = self.tables[run[0]].get(columns, {})
            return {lines + 1: (Cut(kinds[0].cost, LEAF),) for lines, kinds in fits.items()}
        if sum(self.areas[story] for story in run) > columns * self.lines:
            return {}
        found = {}
        for at in range(1, len(run)):
            self._across(run[:at], run[at:], columns, found)
            for left in range(1, columns):
                self._down(run[:at], run[at:], columns, left, found)
        return {
            lines: tuple(Cut(*each) for each in nsmallest(KEPT, choices.values()))
            for lines, choices in found.items()
        }

    def _across(self, run, rest, columns, found):
        upper = self.of(run, columns)
        lower = self.of(rest, columns) if upper else None
        if not upper or not lower:
            return
        at, most, best = len(run), self.lines, {}
        below = [(lines, kept[0].cost) for lines, kept in lower.items()]
        for lines, kept in upper.items():
            cost = kept[0].cost
            for more, other in below:
                total = lines + more
                if total <= most:
                    whole = cost + other
                    known = best.get(total)
                    if known is None or known[0] > whole:
                        best[total] = (whole, ACROSS, at, lines)
        for total, choice in best.items():
            found.setdefault(total, {})[at, 0] = choice

    def _down(self, run, rest, columns, left, found):
        first = self.of(run, left)
        second = self.of(rest, columns - left) if first else None
        if not first or not second:
            return
        at = len(run)
        for lines, kept in first.items():
            other = second.get(lines)
            if other is not None:
                found.setdefault(lines, {})[at, left] = (kept[0].cost + other[0].cost, DOWN, at, left)

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
        count, columns, page = len(order), self.columns, self.lines
        choices = []
        for first in range(1, count - 3):
            for second in range(first + 1, count - 2):
                for third in range(second + 1, count - 1):
                    for fourth in range(third + 1, count):
                        ends = (0, first, second, third, fourth, count)
                        runs = [order[ends[part] : ends[part + 1]] for part in range(5)]
                        for left in range(1, columns - 1):
                            for upper in range(left + 1, columns):
                                for centre in (2, 3):
                                    self._windmill(runs, ends, upper, left, centre, page, choices)
        return nsmallest(keep, choices)

    def _windmill(self, runs, ends, upper, left, centre, page, choices):
        a = self.of(runs[0], upper)
        b = self.of(runs[1], self.columns - upper) if a else None
        e = self.of(runs[centre], upper - left) if b else None
        d = self.of(runs[5 - centre], left) if e else None
        c = self.of(runs[4], self.columns - left) if d else None
        if not c:
            return
        feet = [(foot, kept[0].cost + b[page - foot][0].cost) for foot, kept in c.items() if page - foot in b]
        if not feet:
            return
        best = None
        for top, kept in a.items():
            other = d.get(page - top)
            if other is None:
                continue
            cost = kept[0].cost + other[0].cost
            for foot, more in feet:
                middle = e.get(page - foot - top)
                if middle is not None:
                    whole = cost + more + middle[0].cost
                    if best is None or best[0] > whole:
                        best = (whole, WINDMILL, ends, upper, left, top, foot, centre)
        if best is not None:
            choices.append(Windmill(*best))
