"""How much was reported, by month and by day: bars for a union, a calendar for a reporter.

From the lists that are kept of every union, person and place (articles.listing), of which no more
is read than the time that is shown.
"""

import calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.listing.models import WHOLE, Listed, StoryList
from articles.prepared import Prepared
from articles.public.days import beginning, month_after

STEPS = (1, 2, 3, 5)  # stories on one day: where each shade begins


@dataclass
class Month:
    first: date
    number: int
    most: int = 0  # of all months shown


@dataclass
class Day:
    date: date
    in_month: bool
    number: int = 0

    @property
    def step(self):
        return sum(self.number >= begins for begins in STEPS)


def listed(kind, subject=None, *, since=None, until=None):
    """The rows of all lists of this kind, or of the one about `subject`, of what readers could see
    from `since` to before `until`.

    The one list is looked up first: joined, all of it would be sorted to find the oldest.
    """
    rows = Listed.objects.filter(at__lte=timezone.now())
    if subject is None:
        rows = rows.filter(list__kind=kind)
    else:
        rows = rows.filter(list=StoryList.objects.filter(kind=kind, subject=subject).values("pk")[:1])
    if since:
        rows = rows.filter(at__gte=since)
    return rows.filter(at__lt=until) if until else rows


def first_in(kind, subject=WHOLE):
    """When the first story of this list was published, or None. One query."""
    return _first_in.first(kind, subject)


_first_in = Prepared(
    lambda kind, subject: listed(kind, subject).order_by("at").values_list("at", flat=True)[:1]
)


def numbers(kind, *, since, until):
    """{id of the subject: stories} in the lists of this kind. One query."""
    return dict(_numbers.all(kind, since, until))


_numbers = Prepared(
    lambda kind, since, until: (
        listed(kind, since=since, until=until).values_list("list__subject").annotate(Count("article"))
    )
)


def moments(kind, subject, *, since):
    """When the stories of one list were published, since then. One query."""
    return _moments.all(kind, subject, since)


_moments = Prepared(
    lambda kind, subject, since: listed(kind, subject, since=since).values_list("at", flat=True)
)


def with_first(subjects, kind):
    """These people … each with `first_at`, when their first story was published, in the same query."""
    rows = listed(kind, OuterRef(OuterRef("pk"))).order_by("at")
    return subjects.annotate(first_at=Subquery(rows.values("at")[:1]))


def with_number(subjects, kind, *, since):
    """These places, unions … each with its `number` of stories since then, in the same query."""
    rows = listed(kind, OuterRef(OuterRef("pk")), since=since).order_by()
    counted = rows.values("list").annotate(number=Count("article")).values("number")
    return subjects.annotate(number=Coalesce(Subquery(counted), 0))


def by_month(kind, subject, *, months=12):
    """The latest months of one list, oldest first, each with its number of stories. One query."""
    firsts = [month_after(timezone.localdate(), back) for back in range(1 - months, 2)]
    found = _by_month.all(kind, subject, *map(beginning, firsts))
    numbers = found[0][1:] if found else [0] * months
    most = max(numbers)
    return [Month(first, number, most) for first, number in zip(firsts, numbers, strict=False)]


def _in_months(kind, subject, *begin):
    spans = (Q(at__gte=since, at__lt=until) for since, until in pairwise(begin))
    counts = {f"m{at}": Count("article", filter=span) for at, span in enumerate(spans)}
    rows = listed(kind, subject, since=begin[0], until=begin[-1])
    return rows.values_list("list").annotate(**counts)


_by_month = Prepared(_in_months)


def days_of(moments):
    """{day in Beijing: how many of these moments fall on it}."""
    return Counter(timezone.localdate(moment) for moment in moments)


def month_grid(first, numbers):
    """The weeks of a month, Monday first, as lists of Day. `numbers`: from `days_of`."""
    return [
        [
            Day(day, inside, numbers.get(day, 0) if inside else 0)
            for day in week
            for inside in [day.month == first.month]
        ]
        for week in _weeks(first.year, first.month)
    ]


@lru_cache(maxsize=400)
def _weeks(year, month):
    return calendar.Calendar(firstweekday=0).monthdatescalendar(year, month)
