"""A person's year in the paper: a calendar of its days, and below it every story of that year."""

from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from articles.listing import reading
from articles.public import coverage, keys
from articles.public.about import about_person
from articles.public.days import beginning
from articles.public.pages import public_page
from articles.public.views.people import person_of

MOST_NAMED = 100  # stories


@public_page
def year(request, pk, year):
    """Only a year from the person's first in the paper to this one, and only with a story in it."""
    person = person_of(pk)
    years = about_person(person, is_newest=False)["years"]
    if year not in years:
        raise Http404
    since, until = beginning(date(year, 1, 1)), beginning(date(year + 1, 1, 1))
    stories = reading.headlines_between("reporter", person.pk, since, until)
    numbers = coverage.days_of(story.published_at for story in stories)
    months = [date(year, month, 1) for month in range(1, 13)]
    busy = {day.replace(day=1) for day in numbers}
    today = timezone.localdate()
    keys.made_of(request, keys.listing("reporter", person.pk))
    if len(stories) <= MOST_NAMED:
        keys.made_of(request, *(keys.story(story.pk) for story in stories))
    else:  # too many for a header: a headline that was corrected is right after a minute
        keys.good_until(request, timezone.now() + timedelta(minutes=1))
    context = {
        "person": person,
        "year": year,
        "years": years,
        "number": len(stories),
        "work": [
            {
                "first": first,
                "weeks": coverage.month_grid(first, numbers),
                "is_idle": first not in busy,
            }
            for first in months
            if first <= today
        ],
        "stories": stories,
    }
    return render(request, "public/reporter_year.html", context)
