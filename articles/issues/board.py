"""The planning board: the tray of stories that wait for a place, and the pages as columns."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.functional import cached_property

from articles.issues.models import PageSignature, Placement
from articles.models import Article
from articles.text.count import count
from articles.text.plain import plain_text

TRAY_SIZE = 60  # cards; beyond that the filters help
WEB_FIRST_DAYS = 7  # how long a story that is out already is offered for print
CARD_PARTS = ("bylines__reporter", "photo_uses", "districts")


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
    """The pages of an issue as columns: 10 queries, however many stories."""
    placements = Placement.objects.select_related("article__column").prefetch_related(
        *(f"article__{part}" for part in CARD_PARTS)
    )
    pages = issue.pages.select_related("editor").prefetch_related(
        Prefetch("placements", placements.in_order()),
        Prefetch("signatures", PageSignature.objects.standing().select_related("by"), to_attr="standing"),
    )
    found = [PageColumn(page, [_card(each) for each in page.placements.all()]) for page in pages]
    cards = [card for column in found for card in column.cards]
    ids = [card.article.pk for card in cards]
    readable = set(Article.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    for card in cards:
        card.is_readable = card.article.pk in readable
    return found


def _card(placement):
    return Card(placement.article, placement)


def tray(user, filters):
    """The stories that could be placed: (cards, how many there are in all).

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
        stories = stories.filter(
            Q(headline__icontains=text)
            | Q(kicker__icontains=text)
            | Q(bylines__reporter__name__icontains=text)
        ).distinct()
    for name in ("column", "desk"):
        if filters.get(name):
            stories = stories.filter(**{name: filters[name]})
    if filters.get("district"):
        stories = stories.in_district(filters["district"])
    found = stories.select_related("column").prefetch_related(*CARD_PARTS).oldest_change_first()
    cards = [Card(article) for article in found[:TRAY_SIZE]]
    return cards, len(cards) if len(cards) < TRAY_SIZE else stories.count()
