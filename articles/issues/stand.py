"""What stands on a page, put into a few plain dicts: what a layout is made from and may bring back.

A story is `{"id", "weight", "cut"}`, in the order of the page; `cut` is None, or the number of
the page on which it goes on (0: on none) and how many of its characters stand before that.
"""

from dataclasses import dataclass, replace

from articles.issues import making
from articles.issues.makeup.geometry import Geometry
from articles.issues.models import Page


@dataclass
class Stand:
    """A page as it stands now: its stories as dicts, each whole as a `Copy`, and what of other
    pages goes on here."""

    page: Page
    sheet: object
    geometry: Geometry
    bounds: object
    stories: list
    whole: dict  # id -> Copy
    rests: list  # of Copy
    placements: list
    continuations: list

    @classmethod
    def of(cls, page):
        sheet = making.sheet_of(page)
        placements = list(making.placements_of(page))
        continuations = list(making.continuations_on(page))
        return cls(
            page=page,
            sheet=sheet,
            geometry=making.geometry_of(page, sheet),
            bounds=sheet.bounds(),
            stories=[story_of(placement) for placement in placements],
            whole={placement.article_id: making.copy_of(placement, whole=True) for placement in placements},
            rests=[making.copy_of_rest(rest) for rest in continuations],
            placements=placements,
            continuations=continuations,
        )

    @property
    def made_from(self):
        """The digest of what a layout made now would be made from."""
        return making.digest_of_input(self.page, self.copies(), self.sheet)

    @property
    def titles(self):
        """The headlines of all that stands here, by id."""
        return {copy.id: copy.headline for copy in [*self.whole.values(), *self.rests]}

    def copies(self, stories=None):
        """The copies of these stories, or of those that stand there, and of what goes on here."""
        stories = self.stories if stories is None else stories
        return [self._copy(story) for story in stories] + self.rests

    def copy(self, pk):
        """The copy of one of them as it stands there now."""
        return self._copy(next(story for story in self.stories if story["id"] == pk))

    def _copy(self, story):
        copy = replace(self.whole[story["id"]], weight=making.WEIGHTS[story["weight"]])
        if cut := story["cut"]:
            copy = making.with_turn(copy, cut["page"], cut["characters"])
        return copy


def story_of(placement):
    return {"id": placement.article_id, "weight": placement.weight, "cut": making.cut_of(placement)}
