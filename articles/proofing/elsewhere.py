"""A page that was made elsewhere, asked where things stand: as `places.Setting` is of a page made up here.

Its stories have areas, its words are those that were read on it; paragraphs have no places of their own.
"""

from functools import cached_property

from django.db.models import OuterRef, Subquery

from articles.facsimile.elsewhere.normal import normal
from articles.facsimile.models import Facsimile
from articles.proofing.places import Area, Place

NEAR = 12  # points: how far from a line one may click and mean it


def with_uploads(pages):
    """These pages (a QuerySet), each with the id of the file that came for it as `uploaded_id`, or None."""
    uploads = Facsimile.objects.current().made_elsewhere().filter(page=OuterRef("pk"))
    return pages.annotate(uploaded_id=Subquery(uploads.values("pk")[:1]))


class ElsewhereSetting:
    """Of a current, uploaded `Facsimile`."""

    layout = None

    def __init__(self, facsimile):
        self.facsimile = facsimile
        self.width, self.height = facsimile.width, facsimile.height

    @cached_property
    def areas(self):
        return [
            Area(x * self.width, y * self.height, width * self.width, height * self.height, area.article_id)
            for area in self.facsimile.areas.all()
            for x, y, width, height in area.boxes
        ]

    def place_at(self, x, y):
        """What stands at this place of the picture, as a `Place` without paragraph and digest."""
        pens = x * self.width, y * self.height
        area = next((each for each in self.areas if each.holds(*pens)), None)
        return Place(story=area and area.story, x=x, y=y, quote=self._words_at(*pens))

    def _words_at(self, x, y):
        lines = self.facsimile.reading.data["lines"]
        near = [
            (abs((top + bottom) / 2 - y), text)
            for left, top, right, bottom, _size, text in lines
            if left - NEAR <= x <= right + NEAR and top - NEAR <= y <= bottom + NEAR
        ]
        return min(near, default=(0, ""))[1]

    def spot(self, story, paragraph=None):
        """Where to point at a story: parts of the page, or None if it is not on it."""
        area = next((each for each in self.areas if each.story == story), None)
        return area and (area.x / self.width, area.y / self.height)

    def cells(self, story, part):
        return []

    def boxes(self, cells, kind):
        return []


def paragraph_with(words, paragraphs):
    """The number of the paragraph in which these words of a printed line stand; None if in none."""
    wanted = normal(words)
    if len(wanted) < 4:
        return None
    return next((number for number, text in enumerate(paragraphs) if wanted in normal(text)), None)
