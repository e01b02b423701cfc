"""The digital paper (数字报): a page as its picture, with the place of each story on it.

Only what is published counts. Where a page has no picture that readers may see, it is laid out
from its stories instead (front.py).
"""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery

from articles.facsimile.models import Facsimile, source_of
from articles.issues.models import Issue, Page, Placement
from articles.models import Article
from articles.models.public_story import story_is_public
from articles.public.outlines import outline


@dataclass
class Entry:
    """A line in the list of a page's stories. Without an article: one that was withdrawn.

    `outline` is its place on the picture, as the path of an SVG in points, empty if it has none;
    `began` the page it began on, where that is another one (上接).
    """

    article: Article | None = None
    weight: str = Placement.Weight.ORDINARY
    outline: str = ""
    began: int | None = None


@dataclass
class PicturedPage:
    """A page, its file, and its stories in their order."""

    page: Page
    facsimile: Facsimile
    entries: list[Entry]

    @property
    def stories(self):
        return [entry for entry in self.entries if entry.article]

    @property
    def viewbox(self):
        return f"0 0 {self.facsimile.width:g} {self.facsimile.height:g}"


def with_neighbours(issues):
    """With the days of the published issues before and after each, or None: `earlier`, `later`."""
    published = Issue.objects.published()
    earlier = published.filter(date__lt=OuterRef("date")).order_by("-date").values("date")[:1]
    later = published.filter(date__gt=OuterRef("date")).order_by("date").values("date")[:1]
    return issues.annotate(earlier=Subquery(earlier), later=Subquery(later))


def with_facsimiles(pages):
    """With the file that readers may see as `shown`: a list of one, or empty."""
    return pages.prefetch_related(
        Prefetch("facsimiles", Facsimile.objects.published().defer("layout"), to_attr="shown")
    )


def fronts(issues):
    """The files of the first pages of these issues: {issue id: Facsimile}."""
    found = Facsimile.objects.published().filter(page__issue__in=issues, page__number=1)
    return {each.page.issue_id: each for each in found.defer("layout").select_related("page__issue")}


def has_whole(issue, pages):
    """True if readers can have the issue as one PDF. `pages` are all of it, by `with_facsimiles`."""
    source = source_of(facsimile for page in pages for facsimile in page.shown)
    return issue.files.filter(is_current=True, source=source).exists()


def pictured(page):
    """The page (fetched by `with_facsimiles`) as a picture, or None where it has none. 2 queries."""
    if not page.shown:
        return None
    facsimile = page.shown[0]
    areas = facsimile.areas.filter(story_is_public())
    areas = areas.select_related("article").defer("article__body")
    areas = areas.annotate(began=F("article__placements__page__number")).order_by("pk")
    places = {
        area.article_id: (area, outline(area.boxes, facsimile.width, facsimile.height)) for area in areas
    }
    entries = []
    for placement in _placements(page):
        if placement.article.is_withdrawn:
            entries.append(Entry(weight=placement.weight))
        else:
            _area, path = places.pop(placement.article_id, (None, ""))
            entries.append(Entry(placement.article, placement.weight, path))
    for area, path in places.values():
        entries.append(Entry(area.article, outline=path, began=area.began))
    return PicturedPage(page, facsimile, entries)


def _placements(page):
    """Those whose stories readers see, and those whose stories were taken back."""
    seen = Q(story_is_public()) | Q(Exists(Article.objects.withdrawn().filter(pk=OuterRef("article"))))
    return page.placements.filter(seen).select_related("article").defer("article__body").in_order()
