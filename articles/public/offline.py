"""Which addresses make up the latest issue for a reader without a network.

The issue, its pages and stories, the small pictures of its pages and one of each story. Three
limits hold it to a size that nobody minds on a telephone: in all some 3 MB.
"""

from dataclasses import dataclass, field

from django.db.models import Max
from django.urls import reverse

from articles.facsimile.models import Facsimile
from articles.issues.models import Issue, Placement
from articles.models import Article, PhotoUse
from articles.public import keys

STORIES, PICTURES = 80, 60
PAGE_WIDTH = 640  # pixels


@dataclass
class Kept:
    date: str = ""
    pages: list = field(default_factory=list)  # of (address, version)
    stories: list = field(default_factory=list)  # of (address, version, headline)
    pictures: list = field(default_factory=list)  # of addresses: a new picture has a new one
    keys: list = field(default_factory=list)


def kept_issue():
    """What is kept of the latest issue; the home page alone where there is none. At most 6 queries."""
    issue = Issue.objects.published().newest_first().first()
    newest = Article.objects.published().aggregate(at=Max("published_at"))["at"]
    home = (reverse("public:home"), newest.isoformat() if newest else "")
    if issue is None:
        return Kept(pages=[home])
    placed = Placement.objects.published().filter(page__issue=issue).in_order()
    placed = list(placed.select_related("article", "page").defer("article__body"))
    articles = list({each.article_id: each.article for each in placed}.values())[:STORIES]
    facsimiles = Facsimile.objects.published().filter(page__issue=issue).select_related("page__issue")
    facsimiles = list(facsimiles.defer("layout").order_by("page__number"))
    version = f"{sum(article.revision for article in articles)}-{len(articles)}"
    files = "-".join(facsimile.digest[:6] for facsimile in facsimiles)
    numbers = sorted({placement.page.number for placement in placed})
    return Kept(
        date=issue.date.isoformat(),
        pages=[
            home,
            (issue.get_absolute_url(), f"{version}-{files}"),
            *(
                (reverse("public:page", args=[issue.date, number]), f"{version}-{files}")
                for number in numbers
            ),
        ],
        stories=[
            (article.get_absolute_url(), str(article.revision), article.headline) for article in articles
        ],
        pictures=[*page_pictures(facsimiles), *story_pictures(articles)][:PICTURES],
        keys=[keys.issue(issue.date), *(keys.story(article.pk) for article in articles)],
    )


def page_pictures(facsimiles):
    for facsimile in facsimiles:
        page = facsimile.page
        yield reverse("page-picture", args=[page.issue.date, page.number, PAGE_WIDTH, "webp"])


def story_pictures(articles):
    """The smallest of the first photo of each story."""
    uses = PhotoUse.objects.filter(article__in=articles).select_related("photo").order_by("position", "pk")
    first = {}
    for use in uses:
        first.setdefault(use.article_id, use.photo)
    for article in articles:
        if photo := first.get(article.pk):
            yield photo.thumbnail_url
