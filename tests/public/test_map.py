"""The map of the districts: what it draws, what it counts, and its years."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from articles.corrections import open_for_correction
from articles.listing.keeping import keep
from articles.public import city_map
from newsroom.districts.models import District
from newsroom.districts.outlines import outlines

pytestmark = pytest.mark.django_db

NEW_YEAR_S_EVE = datetime(2019, 12, 31, 15, 59, tzinfo=UTC)  # a minute to midnight in Beijing


def shapes(response):
    return {shape.place.slug: shape for shape in response.context["map"].shapes}


def test_every_district_has_an_outline_and_is_a_link(client):
    response = client.get("/districts/")

    districts = District.objects.districts()
    assert set(outlines()) == {place.slug for place in districts}
    for place in districts:
        assert f'<a href="{place.get_absolute_url()}" data-step="0"' in response.content.decode()


def test_a_district_is_as_dark_as_its_number_and_says_it(client, make_story):
    for _each in range(5):
        make_story()

    response = client.get("/districts/")

    fangshan = shapes(response)["fangshan"]
    assert (fangshan.number, fangshan.step) == (5, 2)
    assert shapes(response)["miyun"].step == 0
    assert "<title>房山区 5篇</title>" in response.content.decode()
    assert response.context["ranked"][0].slug == "fangshan"


def test_a_story_in_two_towns_of_a_district_is_one_story_there(client, make_story):
    story = make_story()
    towns = ["fangshan/doudian", "fangshan/changyang", "miyun"]
    with open_for_correction(story.pk):
        story.districts.set(District.objects.filter(path__in=towns))
    keep([story.pk])

    found = shapes(client.get("/districts/"))

    assert (found["fangshan"].number, found["miyun"].number) == (1, 1)


def test_a_year_counts_its_own_stories_by_the_paper_s_clock(client, make_story):
    make_story(at=NEW_YEAR_S_EVE)

    assert shapes(client.get("/districts/"))["fangshan"].number == 0
    assert shapes(client.get("/districts/2019/"))["fangshan"].number == 1
    assert shapes(client.get("/districts/2020/"))["fangshan"].number == 0


@pytest.mark.parametrize("year", ["2018", "2099", "0", "20190", "99999999999999999999"])
def test_a_year_without_a_paper_is_not_there(client, make_story, year):
    make_story(at=NEW_YEAR_S_EVE)

    assert client.get(f"/districts/{year}/").status_code == 404


def test_the_scale_has_no_gap():
    for scale in (city_map.LATEST, city_map.YEARLY):
        steps = city_map.Map([], {}, scale).legend
        assert len(steps) == 6
        for (_low, high), (low, _high) in pairwise(steps):
            assert low == high + 1


def test_what_is_not_published_darkens_nothing(client, make_story):
    make_story(status="approved")
    make_story(at=timezone.now() + timedelta(days=1))

    assert not any(shape.number for shape in shapes(client.get("/districts/")).values())
