"""What stands beside the list of a place, a union or a person: where it lies, who belongs to it,
how much was reported.

Numbers are for the newest page of a list only. A numbered page must not change with every story
that is published, so it has the names without them.
"""

from datetime import timedelta

from django.utils import timezone

from articles.public import city_map, coverage
from articles.public.days import beginning, month_after
from newsroom.districts.models import District, Union
from newsroom.districts.outlines import outlines

MONTHS = 12
MONTHS_OF_WORK = 6  # in the calendar beside a person's stories


def about_place(place, *, is_newest=True):
    """For a district: its towns with their stories of a year. For a town: those around it."""
    is_town = place.level == District.Level.SUBDISTRICT
    district = place.parent if is_town else place
    towns = District.objects.subdistricts().children_of(district)
    if is_newest and not is_town:
        towns = coverage.with_number(towns, "district", since=a_year_ago())
    towns = list(towns)
    return {
        "below": [] if is_town else towns,
        "beside": [town for town in towns if town != place] if is_town else [],
        "unions": Union.objects.active().filter(district=place),
        "small_map": {
            "view": f"-8 -8 {city_map.SIZE[0] + 16} {city_map.SIZE[1] + 16}",
            "outlines": outlines().values(),
            "here": district.slug,
        },
    }


def about_union(union, *, is_newest=True):
    """The unions below it with their stories of a year, and its own by month."""
    below = Union.objects.active().children_of(union)
    if not is_newest:
        return {"below": below}
    return {
        "below": list(coverage.with_number(below, "union", since=a_year_ago())),
        "months": coverage.by_month("union", union.pk, months=MONTHS),
    }


def about_person(person, *, is_newest=True):
    """The years in which this person (`with_first`) was in the paper, newest first, and the days of late."""
    today, first = timezone.localdate(), person.first_at
    years = range(today.year, timezone.localdate(first).year - 1, -1) if first else []
    if not is_newest:
        return {"years": years}
    since = beginning(month_after(today, 1 - MONTHS_OF_WORK))
    rows = coverage.listed("reporter", since=since).filter(list__subject=person.pk)
    numbers = coverage.days_of(rows.values_list("at", flat=True))
    months = [month_after(today, -back) for back in range(MONTHS_OF_WORK)]
    work = [(first, coverage.month_grid(first, numbers)) for first in months]
    # A month without a story says nothing, but for the present one.
    return {
        "years": years,
        "work": [
            (first, weeks)
            for at, (first, weeks) in enumerate(work)
            if at == 0 or any(day.number for week in weeks for day in week)
        ],
    }


def a_year_ago():
    return timezone.now() - timedelta(365)
