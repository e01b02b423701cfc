"""The stories that an editor may put on the home page: today's paper, what came since, what was found."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from articles.issues.models import Placement
from articles.models import Article
from articles.showing.models import Pin, Place

SINCE = timedelta(days=2)
RECENT = 20
FOUND = 12


@dataclass
class Card:
    """A story on the screen. `page` is where it stands in today's paper, None for the web alone."""

    article: Article
    place: str = ""
    until: datetime | None = None
    page: object = None
    order: int = 0


def zones(issue, wishes, words=""):
    """The cards by place: a list of (place, its name, cards), the tray with place "" last.

    `wishes` are what stands now or what was put together; `words` a part of a headline.
    """
    placed = placements(issue)
    pages = {placement.article_id: placement.page for placement in placed}
    cards = {
        wish.article.pk: Card(wish.article, wish.place, wish.until, pages.get(wish.article.pk))
        for wish in wishes
    }
    since = list(recent(pages))
    news = [article for article in since if issue is None or article.published_at > issue.published_at]
    others = [*found(words), *news, *(placement.article for placement in placed), *since]
    for article in others:
        cards.setdefault(article.pk, Card(article, page=pages.get(article.pk)))
    for order, card in enumerate(cards.values(), start=1):
        card.order = order
    every = [*((place.value, place.label) for place in Place), ("", "")]
    return [(place, name, [card for card in cards.values() if card.place == place]) for place, name in every]


def standing(issue):
    return Pin.objects.standing(issue).select_related("article__column")


def placements(issue):
    if issue is None:
        return []
    placed = Placement.objects.filter(page__issue=issue, article__in=Article.objects.published())
    return list(placed.select_related("page", "article").order_by("page__number", "position", "pk"))


def recent(pages):
    """What was published in the last days and stands not in today's paper."""
    stories = Article.objects.published().filter(published_at__gt=timezone.now() - SINCE)
    return stories.exclude(pk__in=list(pages)).newest_first()[:RECENT]


def found(words):
    words = words.strip()[:50]
    if not words:
        return []
    return Article.objects.published().filter(headline__contains=words).newest_first()[:FOUND]
