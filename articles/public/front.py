"""A printed page laid out for the screen: its stories by weight.

Only what is published counts. A story that was withdrawn leaves its page, and what is next
in weight moves up.
"""

from dataclasses import dataclass, field
from itertools import islice

from django.db.models import Prefetch

from articles.issues.models import Page, Placement
from articles.models import Article, PhotoUse

Weight = Placement.Weight
BESIDE = 2  # second stories beside the lead
ORDER = [Weight.LEAD, Weight.SECOND, Weight.PHOTO, Weight.ORDINARY, Weight.BRIEF]


@dataclass
class PageLayout:
    """The stories of one page: one lead, and the others by weight, each in page order."""

    page: Page | None = None
    lead: Article | None = None
    seconds: list = field(default_factory=list)
    photos: list = field(default_factory=list)
    ordinary: list = field(default_factory=list)
    briefs: list = field(default_factory=list)

    @property
    def stories(self):
        return [self.lead, *self.rest] if self.lead else self.rest

    @property
    def story_ids(self):
        return [story.pk for story in self.stories]

    @property
    def beside(self):
        """The second stories that stand beside the lead; the others stand below."""
        return self.seconds[:BESIDE]

    @property
    def below(self):
        """What stands below the lead, with pictures, the heavier first."""
        return [*self.seconds[BESIDE:], *self.photos, *self.ordinary]

    def take_first(self):
        """The heaviest of the others, taken out: it becomes the lead."""
        for shelf in (self.seconds, self.ordinary, self.photos, self.briefs):
            if shelf:
                return shelf.pop(0)
        return None

    @property
    def rest(self):
        """All but the lead, the heavier first."""
        return [*self.seconds, *self.photos, *self.ordinary, *self.briefs]


def lay_out(page, placements=None):
    """The layout of a page that was fetched by `pages_for_readers`, or of these placements on it."""
    placements = page.placements.all() if placements is None else placements
    placed = sorted(placements, key=lambda each: ORDER.index(each.weight))
    layout = PageLayout(page)
    shelves = {
        Weight.SECOND: layout.seconds,
        Weight.PHOTO: layout.photos,
        Weight.BRIEF: layout.briefs,
    }
    for placement in placed:
        if layout.lead is None and placement.weight not in (Weight.BRIEF, Weight.PHOTO):
            layout.lead = placement.article
        else:
            shelves.get(placement.weight, layout.ordinary).append(placement.article)
    if layout.lead is None:  # a page of photos or briefs alone
        layout.lead = layout.take_first()
    return layout


def lay_out_by_age(stories):
    """A page of stories that stand in no issue, the newest first: the older, the smaller."""
    shelves = iter(stories)
    layout = PageLayout(lead=next(shelves, None))
    layout.seconds = list(islice(shelves, BESIDE))
    layout.ordinary = list(islice(shelves, 6))
    layout.briefs = list(shelves)
    return layout


def pages_for_readers(issue):
    """The pages of an issue with their published stories: 3 queries, however many stories."""
    return issue.pages.order_by("number").prefetch_related(with_stories())


def with_stories():
    """For `prefetch_related` of pages: their published stories. 2 queries."""
    photos = Prefetch("article__photo_uses", PhotoUse.objects.select_related("photo"))
    placements = Placement.objects.published().select_related("page__issue", "article__column")
    return Prefetch("placements", placements.prefetch_related(photos).in_order())


def layouts_of(issue):
    """The layouts of all pages of an issue, or none where there is no issue."""
    return [lay_out(page) for page in pages_for_readers(issue)] if issue else []
