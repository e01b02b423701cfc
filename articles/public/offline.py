"""Which addresses make up the latest issue for a reader without a network.

The issue, its pages and stories, the small pictures of its pages and one of each story. Three
limits hold it to a size that nobody minds on a telephone: in all some 3 MB.
"""

from dataclasses import dataclass, field

from django.urls import reverse

from articles.facsimile.models import Facsimile
from articles.issues.models import Page, Placement
from articles.models import Article
from articles.models.card_parts import attach_photos
from articles.models.public_story import story_is_public
from articles.prepared import Prepared
from articles.public import keys
from articles.public.cards import lead_use
from articles.public.digital import newest_issue
from articles.public.page_pictures import src

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
    issue = newest_issue()
    newest = _newest.first()
    home = (reverse("public:home"), newest.isoformat() if newest else "")
    if issue is None:
        return Kept(pages=[home])
    placed = _placed.all(issue.pk)
    articles = list({each.article_id: each.article for each in placed}.values())[:STORIES]
    attach_photos(articles)
    facsimiles = _facsimiles.all(issue.pk)
    for facsimile in facsimiles:
        facsimile.page.issue = issue
    version = f"{sum(article.revision for article in articles)}-{len(articles)}"
    files = "-".join(facsimile.digest[:6] for facsimile in facsimiles)
    numbers = sorted({placement.page.number for placement in placed})
    pages = [Page(issue=issue, number=number) for number in numbers]
    return Kept(
        date=issue.date.isoformat(),
        pages=[
            home,
            (issue.get_absolute_url(), f"{version}-{files}"),
            *((page.get_absolute_url(), f"{version}-{files}") for page in pages),
        ],
        stories=[
            (article.get_absolute_url(), str(article.revision), article.headline) for article in articles
        ],
        pictures=[*page_pictures(facsimiles), *story_pictures(articles)][:PICTURES],
        keys=[keys.issue(issue.date), *(keys.story(article.pk) for article in articles)],
    )


_newest = Prepared(
    lambda: Article.objects.published().newest_first().values_list("published_at", flat=True)[:1]
)
_placed = Prepared(
    lambda issue: (
        Placement.objects.filter(story_is_public(), page__issue=issue)
        .select_related("page", "article")
        .only("article", "page__number", "article__headline", "article__revision")
        .in_order()
    )
)
_facsimiles = Prepared(
    lambda issue: (
        Facsimile.objects.published()
        .filter(page__issue=issue)
        .select_related("page")
        .defer("layout")
        .order_by("page__number")
    )
)


def page_pictures(facsimiles):
    return [src(facsimile, PAGE_WIDTH) for facsimile in facsimiles]


def story_pictures(articles):
    """The smallest of the first photo of each story."""
    return [use.photo.thumbnail_url for article in articles if (use := lead_use(article))]
