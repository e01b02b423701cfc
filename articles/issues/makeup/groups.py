"""A story's photos as one group: beside each other, below each other, each with its caption."""

from math import log
from typing import NamedTuple

from articles.issues.makeup.breaking import CAPTION, caption_lines

GAP = 6.0  # points between photos side by side
FOCAL = 0.15  # of width and height, on each side of the focal point: never cut off
LEAST_WIDTH = 62.0  # points


class Group(NamedTuple):
    """Photos in rows over one width. `natural` is the height of the photos alone, in grid lines,
    if nothing is cropped; `fixed` are the lines of captions and gaps."""

    rows: tuple  # of tuples of pictures
    width: float
    natural: tuple  # lines of each row
    captions: tuple  # lines of each row
    fixed: int


def arrangements(pictures):
    """The ways to set photos in rows, in their order."""
    count = len(pictures)
    shapes = {
        0: (),
        1: ((1,),),
        2: ((2,), (1, 1)),
        3: ((3,), (1, 2), (1, 1, 1)),
        4: ((4,), (1, 3), (2, 2), (1, 1, 1, 1)),
    }.get(count)
    if shapes is None:  # more than four: rows of three
        rows = [3] * (count // 3) + ([count % 3] if count % 3 else [])
        shapes = (tuple(rows), (1, *_even(count - 1, 3)), tuple(_even(count, 2)))
    for shape in shapes:
        rows, start = [], 0
        for length in shape:
            rows.append(tuple(pictures[start : start + length]))
            start += length
        yield tuple(rows)


def _even(count, per_row):
    return [per_row] * (count // per_row) + ([count % per_row] if count % per_row else [])


def widths(row, width):
    """How wide each photo of a row is, so that all are equally high."""
    aspects = [picture.width / picture.height for picture in row]
    inner = width - GAP * (len(row) - 1)
    return [inner * aspect / sum(aspects) for aspect in aspects]


def groups(pictures, width, geometry):
    """The groups that stand over `width` points."""
    pitch, slack = geometry.pitch, geometry.pitch - geometry.size
    for rows in arrangements(pictures):
        natural, captions = [], []
        for row in rows:
            each = widths(row, width)
            if min(each) < LEAST_WIDTH and len(row) > 1:
                break
            high = each[0] * row[0].height / row[0].width
            natural.append((high + slack) / pitch)
            captions.append(
                max(len(caption_lines(picture, wide)) for picture, wide in zip(row, each, strict=True))
            )
        else:
            # a bare line below each row, where it has no caption of less than a line's height
            fixed = sum(captions) + len(rows)
            yield Group(rows, width, tuple(natural), tuple(captions), fixed)


def photo_lines(group, total):
    """The lines of each row's photos in a group that is `total` lines high, captions and gaps included."""
    free = total - group.fixed
    whole = sum(group.natural)
    shares, done, running = [], 0, 0.0
    for lines in group.natural:
        running += lines
        upto = round(running / whole * free)
        shares.append(upto - done)
        done = upto
    return shares


def crop(picture, width, height):
    """The part of a photo shown in a frame of this shape: (left, top, right, bottom) of 1, around
    its focal point, never distorted."""
    own, frame = picture.width / picture.height, width / height
    x, y = (min(1.0, max(0.0, value)) for value in picture.focal)
    if frame > own:
        kept = own / frame
        top = min(max(y - kept / 2, 0.0), 1.0 - kept)
        return (0.0, top, 1.0, top + kept)
    kept = frame / own
    left = min(max(x - kept / 2, 0.0), 1.0 - kept)
    return (left, 0.0, left + kept, 1.0)


def focal_area(picture):
    """What of a photo may never be cut off: (left, top, right, bottom) of 1."""
    x, y = (min(1.0, max(0.0, value)) for value in picture.focal)
    return (max(0.0, x - FOCAL), max(0.0, y - FOCAL), min(1.0, x + FOCAL), min(1.0, y + FOCAL))


def size_cost(group, lines, usual, scale):
    """What it costs to show photos in `lines` of the grid where their first would usually take
    `usual` square points; None outside the bounds of copy-fitting."""
    return abs(log(max(lines, 0.1) / usual)) if scale[0] * usual <= lines <= scale[1] * usual else None


__all__ = [
    "CAPTION",
    "Group",
    "arrangements",
    "crop",
    "focal_area",
    "groups",
    "photo_lines",
    "size_cost",
    "widths",
]
