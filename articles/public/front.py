"""A printed page laid out for the screen: its stories by weight.

Only what is published counts. A story that was withdrawn leaves its page, and what is next
in weight moves up.
"""

from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from django.db.models import F, Prefetch

from articles.issues.models import Page, Placement
from articles.models import Article, PhotoUse
from articles.models.card_parts import attach_photos
from articles.prepared import Prepared

Weight = Placement.Weight
BESIDE = 2  # second stories beside the lead
SHOWN = ("kicker", "headline", "subhead", "dateline")  # of a story on its page
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


def lay_out(page, placements):
    """The layout of a page of which these are the placements that readers may see, in page order."""
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
    photos = Prefetch("article__photo_uses", PhotoUse.objects.shown().select_related("photo"))
    placements = Placement.objects.published().select_related("page__issue", "article__column")
    return Prefetch("placements", placements.prefetch_related(photos).in_order())


def layouts_of(issue, pages):
    """The layouts of all these pages of a published issue. Of its stories only what stands above the
    text, and photos of the leads of pages without a picture (`digital.pages_of`). 2 queries."""
    placed = {page.pk: [] for page in pages}
    for story in _headlines.all(issue.pk):
        placed[story.page].append(Placed(story, story.weight))
    layouts = [lay_out(page, placed[page.pk]) for page in pages]
    attach_photos([layout.lead for layout in layouts if layout.lead and not layout.page.shown])
    return layouts


def layout_of(page):
    """The layout of one page of a published issue, its stories with text and photos. 2 queries."""
    stories = _stories.all(page.pk)
    attach_photos(stories)
    return lay_out(page, [Placed(story, story.weight) for story in stories])


class Placed(NamedTuple):
    article: Article
    weight: str


def _standing_on(pages, *shown):
    """The published stories on these pages, in the order of the paper."""
    stories = Article.objects.published().filter(**pages).only(*shown)
    stories = stories.annotate(page=F("placements__page"), weight=F("placements__weight"))
    return stories.order_by("placements__page__number", "placements__position", "placements__pk")


_headlines = Prepared(lambda issue: _standing_on({"placements__page__issue": issue}, "headline"))
_stories = Prepared(lambda page: _standing_on({"placements__page": page}, *SHOWN).with_opening())
