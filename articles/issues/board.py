"""The planning board: the tray of stories that wait for a place, and the pages as columns."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Window, prefetch_related_objects
from django.utils import timezone
from django.utils.functional import cached_property

from articles.issues.models import PageSignature, Placement
from articles.models import Article, Byline
from articles.text.count import count
from articles.text.plain import plain_text

TRAY_SIZE = 60  # cards; beyond that the filters help
WEB_FIRST_DAYS = 7  # how long a story that is out already is offered for print


@dataclass
class Card:
    """A story as it lies in the tray or on a page. `is_readable` is False for those who may
    know that something stands there, but not what."""

    article: Article
    placement: Placement | None = None
    is_readable: bool = True

    @cached_property
    def characters(self):
        """The length of the text in characters, punctuation included."""
        return count(plain_text(self.article.body)).with_punctuation

    @property
    def photos(self):
        return len(self.article.photo_uses.all())

    @property
    def names(self):
        return " ".join(byline.reporter.name for byline in self.article.bylines.all())


@dataclass
class PageColumn:
    """A page on the board, with what is on it and how far its signatures are."""

    page: object
    cards: list = field(default_factory=list)

    @property
    def characters(self):
        return sum(card.characters for card in self.cards)

    @property
    def photos(self):
        return sum(card.photos for card in self.cards)

    @cached_property
    def steps(self):
        """Its signatures in order, as pairs of the kind and the signature or None."""
        given = {each.kind: each for each in self.page.standing}
        return [(kind, given.get(kind)) for kind in PageSignature.Kind]


def columns(issue, user):
    """The pages of an issue as columns: 3 queries, however many stories. See `add_parts`."""
    readable = Article.objects.visible_to(user).filter(pk=OuterRef("article_id"))
    placements = Placement.objects.select_related("article__column").annotate(is_readable=Exists(readable))
    pages = issue.pages.select_related("editor").prefetch_related(
        Prefetch("placements", placements.in_order()),
        Prefetch("signatures", PageSignature.objects.standing().select_related("by"), to_attr="standing"),
    )
    return [
        PageColumn(page, [Card(each.article, each, each.is_readable) for each in page.placements.all()])
        for page in pages
    ]


def tray(user, filters):
    """The stories that could be placed: (cards, how many there are in all). See `add_parts`.

    Those approved and not yet in any issue, and what went out web first in the last days.
    `filters` may hold q, column, desk and district (a District).
    """
    since = timezone.now() - timedelta(days=WEB_FIRST_DAYS)
    stories = Article.objects.visible_to(user)
    web_first = Article.objects.published().filter(published_at__gte=since)
    stories = stories.filter(
        Q(pk__in=Article.objects.approved().values("pk")) | Q(pk__in=web_first.values("pk")),
        placements=None,
    )
    if text := filters.get("q"):
        named = Byline.objects.filter(article=OuterRef("pk"), reporter__name__icontains=text)
        stories = stories.filter(Q(headline__icontains=text) | Q(kicker__icontains=text) | Exists(named))
    for name in ("column", "desk"):
        if filters.get(name):
            stories = stories.filter(**{name: filters[name]})
    if filters.get("district"):
        stories = stories.in_district(filters["district"])
    counted = stories.annotate(in_all=Window(Count("pk")))
    found = list(counted.select_related("column").oldest_change_first()[:TRAY_SIZE])
    return [Card(article) for article in found], found[0].in_all if found else 0


def add_parts(cards):
    """What the cards of the tray and of all pages show besides: asked for once. 3 queries."""
    bylines = Prefetch("bylines", Byline.objects.select_related("reporter"))
    prefetch_related_objects([card.article for card in cards], bylines, "photo_uses", "districts")
