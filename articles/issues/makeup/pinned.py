"""Ways to divide a page around stories that are pinned to their rectangles.

As in `tree`, the page is cut across and down, but here each region has its place and no cut goes
through a pinned rectangle: step by step, regions without one are cut off and left to `tree`, until
only the pinned rectangles remain. Of all that is half done the most promising is followed (a beam
search), so that the time does not grow with the number of ways. Rectangles include the bare line
below, here too.
"""

from heapq import nsmallest
from typing import NamedTuple

from articles.issues.makeup.geometry import Rect
from articles.issues.makeup.tree import FREE, PINNED

FOLLOWED = 14  # half done pages for each number of stories that have no place yet
TRIED = 8  # heights of a region above or below the pins
WANTED = 60  # finished ones
TOP, FOOT, SIDES = "top", "foot", "sides"


class Part(NamedTuple):
    """A region that is settled: a PINNED story, or a run of stories FREE to stand as `tree` says."""

    kind: int
    rect: Rect
    run: tuple


class Around(NamedTuple):
    """A page half or wholly divided. `open` are (region, run, may be cut, pins in it)."""

    cost: float
    score: float
    open: tuple
    parts: tuple


class Search:
    """The divisions of a page around its pins. `lead` is the story that must touch the top, if it
    is not pinned."""

    def __init__(self, divisions, lead):
        self.divisions = divisions
        self.pins = divisions.pins
        self.lead = lead
        self.least = [
            min((kinds[0].cost for heights in table.values() for kinds in heights.values()), default=0.0)
            for table in divisions.tables
        ]
        self.heights = {}

    def whole(self, order):
        """The cheapest ways to fill the page with the pinned stories and these."""
        page = Rect(0, 0, self.divisions.columns, self.divisions.lines)
        level = [Around(0.0, 0.0, ((page, order, TOP, tuple(self.pins)),), ())]
        found = []
        while level and len(found) < WANTED:
            best = {}
            for state in level:
                for after in self._after(state):
                    if not after.open:
                        found.append(after)
                    elif after.open not in best or best[after.open].score > after.score:
                        best[after.open] = after
            level = self._followed(best.values())
        return nsmallest(WANTED, found, key=lambda state: state.cost)

    def _followed(self, states):
        """The most promising, as many for each number of stories without a place."""
        buckets = {}
        for state in states:
            buckets.setdefault(sum(len(run) for _, run, _, _ in state.open), []).append(state)
        return [
            state
            for bucket in buckets.values()
            for state in nsmallest(FOLLOWED, bucket, key=lambda each: each.score)
        ]

    def _after(self, state):
        """What one more cut through the last open region makes of a page."""
        region, run, may_cut, inside = state.open[-1]
        if not run and len(inside) == 1:
            pinned = self._settled(region, run, inside)
            if pinned:
                yield self._next(state, [pinned], [])
            return
        yield from self._across(state, region, run, may_cut, inside)
        yield from self._down(state, region, run, inside)

    def _next(self, state, settled, remaining):
        cost = state.cost + sum(cost for cost, _ in settled)
        opened = state.open[:-1] + tuple(remaining)
        score = cost + sum(self.least[story] + 1.0 for _, run, _, _ in opened for story in run)
        return Around(cost, score, opened, state.parts + tuple(part for _, part in settled))

    def _settled(self, region, run, inside):
        """(cost, Part) of a region that is only one pinned story, or has none; None if it cannot be."""
        if not inside:
            if not run or (run[0] == self.lead and region.line > 0):
                return None
            kept = self.divisions.of(run, region.columns).get(region.lines)
            return (kept[0].cost, Part(FREE, region, run)) if kept else None
        if self.pins[inside[0]] != region:
            return None
        fits = self.divisions.tables[inside[0]].get(region.columns, {}).get(region.lines - 1)
        return (fits[0].cost, Part(PINNED, region, (inside[0],))) if fits else None

    def _split(self, state, first, second):
        """The page with its last region cut in two: each (region, run, may be cut, pins)."""
        settled, remaining = [], []
        for region, run, may_cut, inside in (first, second):
            if not inside or (not run and len(inside) == 1):
                found = self._settled(region, run, inside)
                if found is None:
                    return
                settled.append(found)
            elif self._has_room(region, run, inside):
                remaining.append((region, run, may_cut, inside))
            else:
                return
        yield self._next(state, settled, remaining)

    def _has_room(self, region, run, inside):
        if run and run[0] == self.lead and region.line > 0:
            return False
        pinned = sum(self.pins[story].columns * self.pins[story].lines for story in inside)
        free = region.columns * region.lines - pinned
        least, most = self.divisions.least, self.divisions.most
        return sum(least[story] for story in run) <= free <= sum(most[story] for story in run)

    def _inside(self, region, among):
        return tuple(story for story in among if _contains(region, self.pins[story]))

    def _down(self, state, region, run, inside):
        pins = [self.pins[story] for story in inside]
        for column in range(region.column + 1, region.right):
            if any(pin.column < column < pin.right for pin in pins):
                continue
            left = Rect(region.column, region.line, column - region.column, region.lines)
            right = Rect(column, region.line, region.right - column, region.lines)
            left_pins, right_pins = self._inside(left, inside), self._inside(right, inside)
            for at in range(len(run) + 1):
                halves = {(run[:at], run[at:]), (run[at:], run[:at])}  # what comes first, at either side
                for one, other in sorted(halves):
                    yield from self._split(
                        state, (left, one, TOP, left_pins), (right, other, TOP, right_pins)
                    )

    def _across(self, state, region, run, may_cut, inside):
        pins = [self.pins[story] for story in inside]
        top, bottom = min(pin.line for pin in pins), max(pin.bottom for pin in pins)
        edges = {edge for pin in pins for edge in (pin.line, pin.bottom)}
        edges = {edge for edge in edges if not any(pin.line < edge < pin.bottom for pin in pins)}
        for at in range(len(run) + 1):
            first, second = run[:at], run[at:]
            lines = {edge for edge in edges if top < edge < bottom}
            # What is free above the pins is cut off in one piece, then what is free below them
            if first and may_cut == TOP:
                lines |= {
                    region.line + high for high in self._heights(first, region.columns, top - region.line)
                }
            if second and may_cut != SIDES:
                lines |= {
                    region.bottom - high
                    for high in self._heights(second, region.columns, region.bottom - bottom)
                }
            for line in sorted(lines):
                upper = Rect(region.column, region.line, region.columns, line - region.line)
                lower = Rect(region.column, line, region.columns, region.bottom - line)
                if not upper.lines or not lower.lines:
                    continue
                above, below = self._inside(upper, inside), self._inside(lower, inside)
                after = FOOT if not above else SIDES if not below else TOP
                yield from self._split(state, (upper, first, after, above), (lower, second, after, below))

    def _heights(self, run, columns, most):
        """The cheapest heights of a region without pins, and the one that fills the room."""
        key = run, columns
        if key not in self.heights:
            heights = self.divisions.of(run, columns)
            self.heights[key] = heights, sorted(heights, key=lambda lines: heights[lines][0].cost)
        heights, cheapest = self.heights[key]
        chosen = [lines for lines in cheapest if lines <= most][:TRIED]
        return {*chosen, most} if most in heights else set(chosen)


def _contains(region, pin):
    return (
        region.column <= pin.column
        and pin.right <= region.right
        and region.line <= pin.line
        and pin.bottom <= region.bottom
    )
