"""The area around the parts of a story: a few boxes, gutters and gaps filled, nothing of other stories in it.

The page is a grid of fine cells, a row of it one whole number whose bits are the cells: filling and
cutting are then shifts and ands.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Grid:
    """`cell` in points."""

    width: float
    height: float
    cell: float

    @property
    def columns(self):
        return int(self.width / self.cell) + 2

    @property
    def rows(self):
        return int(self.height / self.cell) + 2

    def empty(self):
        return [0] * self.rows

    def paint(self, mask, boxes):
        for left, top, right, bottom in boxes:
            first, last = self._cells(left, right, self.columns)
            bits = ((1 << (last - first)) - 1) << first
            start, end = self._cells(top, bottom, self.rows)
            for row in range(start, end):
                mask[row] |= bits
        return mask

    def _cells(self, start, end, limit):
        first = min(max(round(start / self.cell), 0), limit)
        return first, min(max(round(end / self.cell), first), limit)


def area_of(parts, others, grid, *, across, down, blocked=()):
    """`parts`: the boxes of a story; `others`: boxes that it must not cover → a list of boxes.

    Gaps of up to twice `across` and `down` points between parts are filled."""
    mask = grid.paint(grid.empty(), parts)
    wall = grid.paint(grid.empty(), [*others, *blocked])
    filled = closed(mask, grid, round(across / grid.cell), round(down / grid.cell))
    filled = [own | (row & ~stone) for own, row, stone in zip(mask, filled, wall)]
    return snapped(slabs(filled, grid, round(across / grid.cell)), parts, grid.cell * 1.6)


def closed(mask, grid, across, down):
    """Grown and shrunk again: holes and gaps are filled, outer edges stay. First across, then down."""
    everything = (1 << (grid.columns + 2 * across)) - 1
    wide = []
    for row in mask:
        row <<= across
        for grow in (True, False):
            reach, done = across, row
            step = 1
            while reach > 0:  # by doubling: a reach of 12 takes four shifts
                step = min(step, reach)
                if grow:
                    done |= (done << step) | (done >> step)
                else:
                    done &= (done << step) & (done >> step)
                reach -= step
                step *= 2
            row = done & everything
        wide.append(row >> across)
    wide = [row | own for row, own in zip(wide, mask)]
    padding = [0] * down
    tall = padding + wide + padding
    grown = [_or(tall[max(0, at - down) : at + down + 1]) for at in range(len(tall))]
    shrunk = [_and(grown[at - down : at + down + 1]) for at in range(down, len(grown) - down)]
    return [row | own for row, own in zip(shrunk, wide)]


def _or(rows):
    result = 0
    for row in rows:
        result |= row
    return result


def _and(rows):
    result = -1
    for row in rows:
        result &= row
    return result


def slabs(mask, grid, play):
    """The mask as boxes: rows that are nearly alike make one, each run of cells in them a box."""
    boxes, start = [], 0
    current = _runs(mask[0])
    for row in range(1, len(mask) + 1):
        runs = _runs(mask[row]) if row < len(mask) else None
        if runs is not None and _alike(runs, current, 3):
            current = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(current, runs)]
            continue
        boxes += [
            (a * grid.cell, start * grid.cell, b * grid.cell, row * grid.cell)
            for a, b in current
            if b - a >= 2 and row - start >= 1
        ]
        start, current = row, runs
    return _merged(boxes, play * grid.cell)


def _runs(row):
    """[(first, after the last)] of the set bits."""
    runs, at = [], 0
    while row:
        skip = (row & -row).bit_length() - 1
        row >>= skip
        length = (~row & (row + 1)).bit_length() - 1
        runs.append((at + skip, at + skip + length))
        row >>= length
        at += skip + length
    return runs


def _alike(one, other, play):
    return len(one) == len(other) and all(
        abs(a - c) <= play and abs(b - d) <= play for (a, b), (c, d) in zip(one, other)
    )


def _merged(boxes, play):
    """Boxes that stand on each other with the same sides become one, slivers go into what they lean on."""
    boxes = list(boxes)
    joined = True
    while joined:
        joined = False
        for i, one in enumerate(boxes):
            for j, other in enumerate(boxes):
                if i == j:
                    continue
                both = _around(one, other)
                gain = _size(both) - _size(one) - _size(other)
                touch = (
                    max(one[0], other[0]) <= min(one[2], other[2]) + 0.01
                    and max(one[1], other[1]) <= min(one[3], other[3]) + 0.01
                )
                thin = min(other[2] - other[0], other[3] - other[1]) < play
                if touch and gain <= (0.03 if thin else 0.015) * _size(both):
                    boxes[i] = both
                    del boxes[j]
                    joined = True
                    break
            if joined:
                break
    return boxes


def _around(one, other):
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def _size(box):
    return max(box[2] - box[0], 0) * max(box[3] - box[1], 0)


def snapped(boxes, parts, play):
    """Edges that lie next to the edge of a part lie on it: the grid is not seen."""
    edges = [sorted({part[side] for part in parts}) for side in range(4)]
    return [
        tuple(min(edges[side], key=lambda edge: abs(edge - value)) if any(abs(edge - value) <= play for edge in edges[side]) else value
              for side, value in enumerate(box))
        for box in boxes
    ]  # fmt: skip
