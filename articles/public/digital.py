"""The digital paper (数字报): a page as its picture, with the place of each story on it.

Only what is published counts. Where a page has no picture that readers may see, it is laid out
from its stories instead (front.py).
"""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery

from articles.facsimile.models import Facsimile, HotArea, IssueFile, source_of
from articles.issues.models import Issue, Page, Placement
from articles.models import Article
from articles.models.public_story import story_is_public
from articles.prepared import Prepared, padded
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


def newest_issue():
    """The latest issue that readers can see, or None. One query."""
    return _newest.first()


_newest = Prepared(lambda: Issue.objects.published().newest_first()[:1])


def issue_of(date):
    """The published issue of this day, or None: with the days of those before and after it, or None
    where there is none, as `earlier` and `later`. One query."""
    return _issue.first(date)


def _with_neighbours(date):
    published = Issue.objects.published()
    earlier = published.filter(date__lt=OuterRef("date")).order_by("-date").values("date")[:1]
    later = published.filter(date__gt=OuterRef("date")).order_by("date").values("date")[:1]
    return published.filter(date=date).annotate(earlier=Subquery(earlier), later=Subquery(later))


_issue = Prepared(_with_neighbours)


def pages_of(issue):
    """The pages of a published issue, each with the file that readers may see as `shown`: a list of
    one, or empty. 2 queries."""
    pages = {page.pk: page for page in _pages.all(issue.pk)}
    for page in pages.values():
        page.issue, page.shown = issue, []
    for facsimile in _facsimiles.all(issue.pk):
        facsimile.page = pages[facsimile.page_id]
        facsimile.page.shown.append(facsimile)
    return list(pages.values())


_pages = Prepared(lambda issue: Page.objects.filter(issue=issue).order_by("number"))
_facsimiles = Prepared(lambda issue: Facsimile.objects.published().filter(page__issue=issue).defer("layout"))


def with_facsimiles(pages):
    """With the file that readers may see as `shown`: a list of one, or empty."""
    return pages.prefetch_related(
        Prefetch("facsimiles", Facsimile.objects.published().defer("layout"), to_attr="shown")
    )


def fronts(issues):
    """The files of the first pages of these issues, a year's at most: {issue id: Facsimile}. One query."""
    by_id = {issue.pk: issue for issue in issues}
    found = _fronts.all(padded(by_id)) if by_id else []
    for facsimile in found:
        facsimile.page.issue = by_id[facsimile.page.issue_id]
    return {facsimile.page.issue_id: facsimile for facsimile in found}


_fronts = Prepared(
    lambda issues: (
        Facsimile.objects.published()
        .filter(page__issue__in=issues, page__number=1)
        .defer("layout")
        .select_related("page")
    )
)


def has_whole(issue, pages):
    """True if readers can have the issue as one PDF. `pages` are all of it, with their files. One query."""
    return bool(_whole.all(issue.pk, source_of(facsimile for page in pages for facsimile in page.shown)))


_whole = Prepared(
    lambda issue, source: IssueFile.objects.filter(issue=issue, is_current=True, source=source).values_list(
        "pk"
    )[:1]
)


def pictured(page):
    """The page (by `pages_of`) as a picture, or None where it has none. 2 queries."""
    if not page.shown:
        return None
    facsimile = page.shown[0]
    places = {
        area.article_id: (area, outline(area.boxes, facsimile.width, facsimile.height))
        for area in _areas.all(facsimile.pk)
    }
    entries = []
    for placement in _placements.all(page.pk):
        if placement.article.is_withdrawn:
            entries.append(Entry(weight=placement.weight))
        else:
            _area, path = places.pop(placement.article_id, (None, ""))
            entries.append(Entry(placement.article, placement.weight, path))
    for area, path in places.values():
        entries.append(Entry(area.article, outline=path, began=area.began))
    return PicturedPage(page, facsimile, entries)


ON_PAGE = ("kicker", "headline", "status", "published_at")  # of a story

_areas = Prepared(
    lambda facsimile: (
        HotArea.objects.filter(story_is_public(), facsimile=facsimile)
        .select_related("article")
        .only("boxes", *(f"article__{name}" for name in ON_PAGE))
        .annotate(began=F("article__placements__page__number"))
        .order_by("pk")
    )
)


def _with_withdrawn(page):
    """The placements whose stories readers see, and those whose stories were taken back."""
    seen = Q(story_is_public()) | Q(Exists(Article.objects.withdrawn().filter(pk=OuterRef("article"))))
    placed = Placement.objects.filter(seen, page=page).select_related("article")
    return placed.only("weight", *(f"article__{name}" for name in ON_PAGE)).in_order()


_placements = Prepared(_with_withdrawn)
