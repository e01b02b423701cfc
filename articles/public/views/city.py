"""All districts: the map of the city, and the list beside it that says the same."""

from datetime import date, timedelta

from django.db.models import Min
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.public import city_map, coverage, keys
from articles.public.days import beginning
from articles.public.pages import public_page
from newsroom.districts.models import District

DAYS = 30


@public_page
def districts(request, year=None):
    """What was reported where in the latest thirty days, or in a year that has stories."""
    today = timezone.localdate()
    first = Article.objects.published().aggregate(at=Min("published_at"))["at"]
    years = range(today.year, timezone.localdate(first).year - 1, -1) if first else []
    if year is None:
        since, until, scale = today - timedelta(DAYS - 1), today + timedelta(1), city_map.LATEST
    elif year in years:
        since, until, scale = date(year, 1, 1), date(year + 1, 1, 1), city_map.YEARLY
    else:
        raise Http404
    numbers = coverage.numbers("district", since=beginning(since), until=beginning(until))
    reported = District.objects.subdistricts().filter(pk__in=numbers)
    named = reported.order_by("position").values_list("parent", "pk", "path", "short_name")
    address = reverse("public:districts")
    towns = {}
    for parent, pk, path, name in named:  # hundreds: no objects, no looking up of addresses
        towns.setdefault(parent, []).append((f"{address}{path}/", name, numbers[pk]))
    places = list(District.objects.districts())
    for place in places:
        place.number = numbers.get(place.pk, 0)
        place.towns = towns.get(place.pk, [])
    keys.made_of(request, keys.MAP)
    context = {
        "year": year,
        "years": years,
        "days": DAYS,
        "places": places,
        "ranked": sorted(places, key=lambda place: -place.number),
        "most": max((place.number for place in places), default=0),
        "map": city_map.Map(places, numbers, scale),
    }
    return render(request, "public/districts.html", context)
