"""The months that have photos, and the way from one to another."""

from django.utils import timezone

from articles.public import coverage
from articles.public.days import month_after


def photo_months():
    """The months since the first story with a photo, newest first. One query."""
    first = coverage.first_in("photos")
    if first is None:
        return []
    month, begin = month_after(timezone.localdate(), 0), month_after(timezone.localdate(first), 0)
    months = []
    while month >= begin:
        months.append(month)
        month = month_after(month, -1)
    return months


def around(month, months):
    """For the way from month to month: its neighbours, the months of its year, the years' last."""
    at = months.index(month)
    years = {each.year: each for each in reversed(months)}
    return {
        "later": months[at - 1] if at else None,
        "earlier": months[at + 1] if at + 1 < len(months) else None,
        "months": [each for each in months if each.year == month.year],
        "years": sorted(years.values(), reverse=True),
    }


def latest_months():
    """For the way into the months from the newest photos."""
    months = photo_months()
    return around(months[0], months) if months else {}
