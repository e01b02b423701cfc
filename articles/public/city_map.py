"""The map of Beijing: each district with how much was reported there, on a scale that stays.

The steps of the scale are the same every day, so that a darker map is a busier month and
colours can be compared from one year to the next.
"""

from itertools import pairwise

from newsroom.districts.models import District
from newsroom.districts.outlines import SIZE, outlines

VIEW = (-8, -8, SIZE[0] + 75, SIZE[1] + 26)  # the drawing, with room for the inset
# The inset, lower right: the small inner districts again, at twice their size.
INSET = {"dongcheng", "xicheng", "shijingshan", "fengtai"}
INSET_SCALE = 2
INSET_FROM = (181, 396, 126, 92)  # what it shows: x, y, width, height
INSET_AT = (440, 448)
UPRIGHT = {"dongcheng", "xicheng", "shijingshan"}  # higher than wide: their names are set so

LATEST = (1, 5, 15, 40, 100)  # stories in thirty days: where each step of the scale begins
YEARLY = (1, 25, 100, 300, 1000)


class Shape:
    """A district on the map: how it lies, how much was reported there, and its step (0 to 5)."""

    def __init__(self, place, number, scale):
        self.place, self.number = place, number
        self.step = sum(number >= begins for begins in scale)
        self.in_inset = place.slug in INSET
        self.is_upright = place.slug in UPRIGHT
        self.is_dot = place.kind == District.Kind.DEVELOPMENT_AREA
        outline = outlines()[place.slug]
        self.path = outline.path
        at = outline.x, outline.y
        self.x, self.y = to_inset(*at) if self.in_inset else at


def to_inset(x, y):
    """Where a point of the drawing lies in the inset."""
    left, top, _width, _height = INSET_FROM
    return INSET_AT[0] + (x - left) * INSET_SCALE, INSET_AT[1] + (y - top) * INSET_SCALE


class Map:
    """What the template draws. `numbers`: {id of a district: stories}; `scale`: LATEST or YEARLY."""

    view = " ".join(str(part) for part in VIEW)
    inset = f"translate({' '.join(str(part) for part in to_inset(0, 0))})scale({INSET_SCALE})"
    frames = (  # what the inset shows, and the inset itself: x, y, width, height
        INSET_FROM,
        (*INSET_AT, *(side * INSET_SCALE for side in INSET_FROM[2:])),
    )

    def __init__(self, places, numbers, scale):
        self.scale = scale
        self.shapes = [
            Shape(place, numbers.get(place.pk, 0), scale) for place in places if place.slug in outlines()
        ]

    @property
    def legend(self):
        """The steps: pairs of the least and the most stories; None where there is no most."""
        return [(0, 0), *((low, high - 1) for low, high in pairwise(self.scale)), (self.scale[-1], None)]
