"""What is known of the stories of a period, for counting: one row each, in five queries."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.issues.models import Placement
from articles.models import Article, Event, Status


@dataclass
class Fact:
    """One story: when it was filed and used, how long it is, where it stood."""

    pk: int
    filed_at: datetime | None
    used_at: datetime | None
    column: int | None
    characters: int
    photos: int
    was_returned: bool
    page: int | None = None  # of a published issue
    weight: str = ""


def facts(period, stories=None):
    """The facts of the stories that were filed or used in the period, as {id: Fact}: of all, or of
    those of the queryset `stories`.

    Used is what is public now: a withdrawn story earns nothing and counts nowhere.
    """
    stories = Article.objects.all() if stories is None else stories
    now = timezone.now()
    inside = {"gte": period.start, "lt": period.end}
    filed = Q(**{f"submitted_at__{name}": at for name, at in inside.items()})
    used = Q(status=Status.PUBLISHED, published_at__lte=now)
    used &= Q(**{f"published_at__{name}": at for name, at in inside.items()})
    returned = Event.objects.filter(article=OuterRef("pk"), verb="send_back")
    rows = (
        stories.filter(filed | used)
        .annotate(was_returned=Exists(returned))
        .values_list(
            *("pk", "submitted_at", "status", "published_at", "column"),
            *("figures__characters", "figures__photos", "was_returned"),
        )
        .order_by()
    )
    found = {}
    for pk, filed_at, status, published_at, column, characters, photos, was_returned in rows:
        used_at = published_at if status == Status.PUBLISHED and published_at <= now else None
        found[pk] = Fact(pk, filed_at, used_at, column, characters or 0, photos or 0, was_returned)
    places = Placement.objects.published().filter(article__in=stories.filter(used).order_by())
    for pk, number, weight in places.values_list("article", "page__number", "weight").order_by():
        if pk in found:
            found[pk].page, found[pk].weight = number, weight
    return found
