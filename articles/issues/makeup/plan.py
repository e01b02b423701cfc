"""A division of the page spelt out: which story stands where, and what else could be chosen there."""

from typing import NamedTuple

from articles.issues.makeup.fit import Fit
from articles.issues.makeup.geometry import Rect
from articles.issues.makeup.tree import ACROSS, FREE, LEAF, WINDMILL


class Seat(NamedTuple):
    """A story in its rectangle, the bare line below it included, with the fit chosen for it.
    `is_mirrored` turns its inner arrangement from left to right."""

    story: int
    rect: Rect
    fit: Fit
    is_mirrored: bool = False

    @property
    def lines(self):
        """The lines in use."""
        return self.rect.lines - 1


class Plan(NamedTuple):
    """Choices that lead to one layout: the cut of the whole page (or what is Around pins), and what differs from the
    cheapest below it. `ranks` are {path: number of the division}, `turned` the paths whose parts
    change sides, `inner` {story: (number of the fit, is mirrored)}."""

    cut: object
    order: tuple
    ranks: dict
    turned: frozenset
    inner: dict


def seats(plan, divisions):
    """(seats, paths that may be turned, {path: number of divisions}) of a plan."""
    found, may_turn, choices = [], [], {}

    def leaf(story, columns, lines, x, y):
        kinds = divisions.tables[story][columns][lines - 1]
        number, is_mirrored = plan.inner.get(story, (0, False))
        fit = kinds[min(number, len(kinds) - 1)]
        found.append(Seat(story, Rect(x, y, columns, lines), fit, is_mirrored))

    def region(run, columns, lines, x, y, path):
        if len(run) == 1:
            leaf(run[0], columns, lines, x, y)
            return
        kept = divisions.of(run, columns)[lines]
        choices[path] = len(kept)
        divide(kept[min(plan.ranks.get(path, 0), len(kept) - 1)], run, columns, lines, x, y, path)

    def divide(cut, run, columns, lines, x, y, path):
        if cut.kind == LEAF:
            leaf(run[0], columns, lines, x, y)
        elif cut.kind == ACROSS:
            region(run[: cut.at], columns, cut.size, x, y, path + "a")
            region(run[cut.at :], columns, lines - cut.size, x, y + cut.size, path + "b")
        elif cut.kind == WINDMILL:
            windmill(cut, run, columns, lines)
        else:
            may_turn.append(path)
            rest = columns - cut.size
            is_turned = path in plan.turned
            region(run[: cut.at], cut.size, lines, x + rest if is_turned else x, y, path + "a")
            region(run[cut.at :], rest, lines, x if is_turned else x + cut.size, y, path + "b")

    def windmill(cut, run, columns, lines):
        may_turn.append("")
        runs = [run[cut.ends[part] : cut.ends[part + 1]] for part in range(5)]
        upper, left, top, foot = cut.upper, cut.left, cut.top, cut.foot
        places = [
            (runs[0], upper, top, 0, 0),
            (runs[1], columns - upper, lines - foot, upper, 0),
            (runs[cut.centre], upper - left, lines - foot - top, left, top),
            (runs[5 - cut.centre], left, lines - top, 0, top),
            (runs[4], columns - left, foot, left, lines - foot),
        ]
        for part, (some, wide, high, x, y) in enumerate(places):
            at = columns - x - wide if "" in plan.turned else x
            region(some, wide, high, at, y, "abcde"[part])

    def around(parts):
        for number, (kind, rect, run) in enumerate(parts):
            if kind == FREE:
                region(run, rect.columns, rect.lines, rect.column, rect.line, f"{number}:")
            else:
                leaf(run[0], rect.columns, rect.lines, rect.column, rect.line)

    if divisions.pins:
        around(plan.cut.parts)
    else:
        divide(plan.cut, plan.order, divisions.columns, divisions.lines, 0, 0, "")
    return found, may_turn, choices


def cell_in_points(cell, seat, geometry):
    """(x, first line, width, lines) of a cell of a seat, counted on the page."""
    count = seat.fit.text_columns
    measure = geometry.measure_of(seat.rect.columns, count)
    column = count - cell.column - cell.columns if seat.is_mirrored else cell.column
    x = geometry.x(seat.rect.column) + column * (measure + geometry.gutter)
    return (
        x,
        seat.rect.line + cell.line,
        cell.columns * measure + (cell.columns - 1) * geometry.gutter,
        cell.lines,
    )
