"""The outline of a story on its page: the union of its boxes as one SVG path.

Boxes that touch or overlap become one shape, so that nobody sees from how many it was made.
"""

from itertools import pairwise

GRID = 2000  # boxes are rounded to this part of the page's width and height: 0.14 mm on a tabloid


def outline(boxes, width, height):
    """The `d` of an SVG path around `boxes` ([x, y, width, height] as parts of the page, from the
    top left) on a page of `width` × `height` units. Parts beyond the page are cut off."""
    corners = [_on_grid(box) for box in boxes]
    corners = [box for box in corners if box[0] < box[2] and box[1] < box[3]]
    loops = _loops(_edges(corners))
    return "".join(_path(loop, width / GRID, height / GRID) for loop in loops)


def _on_grid(box):
    x, y, width, height = box
    return tuple(min(max(round(part * GRID), 0), GRID) for part in (x, y, x + width, y + height))


def _edges(boxes):
    """The border of the union: {start: {ends}}, running clockwise around what is inside."""
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    cells = {
        (left, top)
        for left in xs[:-1]
        for top in ys[:-1]
        if any(box[0] <= left < box[2] and box[1] <= top < box[3] for box in boxes)
    }
    right, below = dict(pairwise(xs)), dict(pairwise(ys))
    leftwards, above = {b: a for a, b in right.items()}, {b: a for a, b in below.items()}
    edges = {}

    def edge(start, end):
        edges.setdefault(start, []).append(end)

    for x, y in cells:
        x2, y2 = right[x], below[y]
        if (x, above.get(y)) not in cells:
            edge((x, y), (x2, y))
        if (x2, y) not in cells:
            edge((x2, y), (x2, y2))
        if (x, y2) not in cells:
            edge((x2, y2), (x, y2))
        if (leftwards.get(x), y) not in cells:
            edge((x, y2), (x, y))
    return edges


def _loops(edges):
    """Chains the edges into closed loops; where two shapes touch in a corner, each keeps to itself."""
    while edges:
        start = min(edges, key=lambda point: (point[1], point[0]))
        loop, point, came = [start], start, None
        while True:
            ends = edges[point]
            end = ends[0] if len(ends) == 1 else _right_turn(point, ends, came)
            ends.remove(end)
            if not ends:
                del edges[point]
            came = (end[0] - point[0], end[1] - point[1])
            point = end
            if point == start:
                break
            loop.append(point)
        yield loop


def _right_turn(point, ends, came):
    """Of two ways on, the one to the right: it stays with the same box."""
    if came is None:
        return ends[0]
    return max(ends, key=lambda end: came[0] * (end[1] - point[1]) - came[1] * (end[0] - point[0]))


def _path(loop, x_unit, y_unit):
    """`M0 0H10V5H0Z`: only the corners are named."""
    around = [loop[-1], *loop, loop[0]]
    corners = [
        here
        for before, here, after in zip(around, around[1:], around[2:], strict=False)
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])
    ]
    points = [(f"{x * x_unit:.4g}", f"{y * y_unit:.4g}") for x, y in corners]
    steps = [f"M{points[0][0]} {points[0][1]}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        steps.append(f"V{to_y}" if to_x == x else f"H{to_x}" if to_y == y else f"L{to_x} {to_y}")
    return "".join(steps) + "Z"
