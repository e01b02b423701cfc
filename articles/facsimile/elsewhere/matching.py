"""Finds the stories of the newsroom on a page: their areas, how sure each is, and what is nobody's.

    found = match(page, [stories placed on it, those of its issue, recent ones])

Stories of a later list are only looked for in what the earlier ones left, and must be surer.
"""

from dataclasses import dataclass, field

from .boxes import Grid, area_of
from .claims import claims_of
from .columns import columns_of
from .parts import Owners, around

FILL_ACROSS = 1.6  # em on either side: gutters up to three em are filled
FILL_DOWN = 1.3


@dataclass(frozen=True)
class Found:
    """A story and its area: boxes in points. `sureness` from 0 to 1."""

    story: object
    boxes: list
    sureness: float


@dataclass
class Matched:
    found: list = field(default_factory=list)
    unclaimed: list = field(default_factory=list)  # numbers of the lines that belong to no story
    unclaimed_pictures: list = field(default_factory=list)


def match(page, candidates):
    """`page`, a ReadPage; `candidates`, lists of claims.Story, the likeliest first → Matched."""
    columns = columns_of(page.lines)
    accepted, seen = [], set()
    for rank, stories in enumerate(candidates):
        stories = [story for story in stories if story.id not in seen]
        seen |= {story.id for story in stories}
        claims = claims_of(page.lines, columns, [*accepted, *stories])
        kept = {story.id for story in accepted}
        accepted += [story for story in stories if _is_there(claims[story.id], page, strictly=rank > 0)]
        accepted = [story for story in accepted if story.id in kept or claims[story.id].count]
    claims = {} if not accepted else claims_of(page.lines, columns, accepted)
    owners = Owners(page, columns, claims)
    owners.settle()
    return Matched(
        found=_areas(page, owners, columns),
        unclaimed=owners.lines_of(None),
        unclaimed_pictures=[box for box, owner in zip(page.pictures, owners.of_picture) if owner is None],
    )


def _is_there(claim, page, *, strictly):
    """Whether the story stands on the page, and not only some of its words."""
    if claim.length < 12 or not claim.count:
        return False
    if purity(claim, page) < 0.6:
        return False
    if claim.coverage >= (0.6 if strictly else 0.45):
        return claim.longest >= min(20, 0.5 * claim.length)
    return claim.longest >= 40 and claim.count >= (260 if strictly else 110)


def purity(claim, page):
    """Of the characters in the lines that are mostly the story's, the part that really is."""
    from .normal import normal

    own = whole = 0
    for number, places in claim.places.items():
        length = len(normal(page.lines[number].text))
        if len(places) >= 0.3 * length:
            own += len(places)
            whole += length
    return own / whole if whole else 0.0


def _areas(page, owners, columns):
    """The stories with the boxes around their parts, none over a part of another."""
    size = owners.usual
    grid = Grid(page.width, page.height, max(size / 4.5, page.height / 900))
    parts = {story: _parts(owners, columns, story) for story in owners.claims if owners.lines_of(story)}
    loose = [page.lines[number].box for number in owners.lines_of(None)]
    loose += [box for box, owner in zip(page.pictures, owners.of_picture) if owner is None]
    found = []
    for story, own in parts.items():
        others = [box for other, boxes in parts.items() if other != story for box in boxes]
        boxes = area_of(own, others, grid, across=FILL_ACROSS * size, down=FILL_DOWN * size, blocked=loose)
        found.append(Found(story, boxes, _sureness(owners.claims[story], page)))
    return found


def _parts(owners, columns, story):
    """The boxes to be filled: text columns in their full width, heads as wide as the text below, pictures."""
    boxes = []
    for column in columns:
        run = []
        for number in [*column, None]:
            if number is not None and owners.of_line[number] == story:
                run.append(owners.lines[number].box)
            elif run:
                boxes.append(around(run))
                run = []
    boxes += [box for box, owner in zip(owners.page.pictures, owners.of_picture) if owner == story]
    return _widened(boxes, owners, story)


def _widened(boxes, owners, story):
    """White space beside a headline or a byline goes with it, where the story's text stands below and
    nobody else beside."""
    others = [line.box for line, owner in zip(owners.lines, owners.of_line) if owner != story]
    others += [box for box, owner in zip(owners.page.pictures, owners.of_picture) if owner != story]
    lines = [owners.lines[number].box for number in owners.lines_of(story)]
    edges = sorted({box[0] for box in boxes}), sorted({box[2] for box in boxes}, reverse=True)
    result = list(boxes)
    for line in lines:
        left, top, right, bottom = line
        for edge in edges[0]:
            if edge < left - 1 and _is_white((edge, top, left, bottom), line, others, lines, boxes):
                left = edge
                break
        for edge in edges[1]:
            if edge > right + 1 and _is_white((right, top, edge, bottom), line, others, lines, boxes):
                right = edge
                break
        if (left, right) != (line[0], line[2]):
            result.append((left, top, right, bottom))
    return result


def _is_white(strip, line, others, lines, boxes):
    """True if nothing stands in the strip beside the line, and the story's own text or pictures below it."""
    if any(_overlap(strip, other) for other in others):
        return False
    if any(_overlap(strip, one) for one in boxes if line[1] < one[1] - 1 or line[3] > one[3] + 1):
        return False
    below = [one for one in boxes if one[3] > line[3] + 1]
    return _covered(strip, below) >= 0.75 * (strip[2] - strip[0])


def _covered(strip, boxes):
    """How much of the strip's width has one of the boxes below it."""
    pieces = sorted((max(box[0], strip[0]), min(box[2], strip[2])) for box in boxes)
    covered, reached = 0.0, strip[0]
    for start, end in pieces:
        if end > max(start, reached):
            covered += end - max(start, reached)
            reached = end
    return covered


def _overlap(one, other):
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > 1
        and min(one[3], other[3]) - max(one[1], other[1]) > 1
    )


def _sureness(claim, page):
    """How much of the story is there, up to what is usually cut, and how little else among it."""
    return round(min(1.0, claim.coverage / 0.75) * min(1.0, purity(claim, page) / 0.95), 2)
