"""What stands beside the list of a place, a union or a person: where it lies, who belongs to it,
how much was reported.

Numbers are for the newest page of a list only. A numbered page must not change with every story
that is published, so it has the names without them. What is only named is fetched as values:
rows of address and name, and of the number (`link_html.links`).
"""

from datetime import timedelta

from django.utils import timezone

from articles.prepared import Prepared
from articles.public import city_map, coverage
from articles.public.days import beginning, month_after
from newsroom.districts.models import District, Union
from newsroom.districts.outlines import outlines
from newsroom.links import address, address_of_number

MONTHS = 12
MONTHS_OF_WORK = 6  # in the calendar beside a person's stories


def about_place(place, *, is_newest=True):
    """For a district: its towns with their stories of a year. For a town: those around it."""
    is_town = place.level == District.Level.SUBDISTRICT
    district = place.parent if is_town else place
    has_numbers = is_newest and not is_town
    if has_numbers:
        towns = _towns_with_number.all(district.pk, a_year_ago())
    else:
        towns = _towns.all(district.pk)
    links = [(address("public:district", path), *shown) for path, *shown in towns if path != place.path]
    return {
        "below": [] if is_town else links,
        "beside": links if is_town else [],
        "has_numbers": has_numbers,
        "unions": [_of_union(*row) for row in _unions.all(place.pk)],
        "small_map": {
            "view": f"-8 -8 {city_map.SIZE[0] + 16} {city_map.SIZE[1] + 16}",
            "outlines": outlines().values(),
            "here": district.slug,
        },
    }


def _below(district):
    return District.objects.subdistricts().children_of(district)


_towns = Prepared(lambda district: _below(district).values_list("path", "short_name"))
_towns_with_number = Prepared(
    lambda district, since: coverage.with_number(_below(district), "district", since=since).values_list(
        "path", "short_name", "number"
    )
)
_unions = Prepared(lambda place: Union.objects.active().filter(district=place).values_list("pk", "full_name"))


def _of_union(pk, name, number=None):
    return address_of_number("public:union", pk), name, number


def about_union(union, *, is_newest=True):
    """The unions below it (their ids: `member_ids`) with their stories of a year, and its own by month."""
    members = _members_with_number.all(union.pk, a_year_ago()) if is_newest else _members.all(union.pk)
    return {
        "below": [_of_union(*row) for row in members],
        "member_ids": [pk for pk, *_shown in members],
        "months": coverage.by_month("union", union.pk, months=MONTHS) if is_newest else [],
    }


def _active_below(union):
    return Union.objects.active().children_of(union)


_members = Prepared(lambda union: _active_below(union).values_list("pk", "name"))
_members_with_number = Prepared(
    lambda union, since: coverage.with_number(_active_below(union), "union", since=since).values_list(
        "pk", "name", "number"
    )
)


def about_person(person, *, is_newest=True):
    """The years in which this person (`with_first`) was in the paper, newest first, and the months of
    late, with the days on which there was a story."""
    today, first = timezone.localdate(), person.first_at
    years = range(today.year, timezone.localdate(first).year - 1, -1) if first else []
    if not is_newest:
        return {"years": years}
    since = beginning(month_after(today, 1 - MONTHS_OF_WORK))
    days = coverage.days_of(coverage.moments("reporter", person.pk, since=since))
    busy = {day.replace(day=1) for day in days}
    months = [month_after(today, -back) for back in range(MONTHS_OF_WORK)]
    return {
        "years": years,
        "work": [
            {
                "first": first,
                "weeks": coverage.month_grid(first, days),
                "year_page": f"{person.get_absolute_url()}{first.year}/",
            }
            for first in months
            # A month without a story says nothing, but for the present one.
            if first in busy or first == months[0]
        ],
    }


def a_year_ago():
    return timezone.now() - timedelta(365)
