"""What a new issue begins with: the day after the latest, and the pages of the latest."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import pgettext_lazy

from articles.issues.models import Issue

# The pages of the very first issue; every later one begins with those of the latest.
FIRST_PAGES = (
    pgettext_lazy("page of the paper", "News"),
    pgettext_lazy("page of the paper", "Unions"),
    pgettext_lazy("page of the paper", "Districts"),
    pgettext_lazy("page of the paper", "Culture"),
)


def next_date():
    """Tomorrow, or the day after the latest issue if that is later."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    latest = Issue.objects.newest_first().first()
    return max(tomorrow, latest.date + timedelta(days=1)) if latest else tomorrow


def pages_of_latest():
    """The pages to begin with: dicts of number and name, those of the latest issue that has any."""
    latest = Issue.objects.filter(pages__isnull=False).newest_first().first()
    if latest:
        return list(latest.pages.order_by("number").values("number", "name"))
    return [{"number": number, "name": str(name)} for number, name in enumerate(FIRST_PAGES, 1)]
