"""What stands beside the lists: towns and unions with their numbers, months, days of work."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from newsroom.districts.models import Union
from newsroom.reporters.models import Reporter

pytestmark = pytest.mark.django_db

NEW_YEAR = datetime(2020, 1, 1, 1, 0, tzinfo=UTC)


def test_a_district_shows_its_towns_with_their_stories_of_a_year(client, make_story):
    make_story()
    make_story(at=timezone.now() - timedelta(400))

    response = client.get("/districts/fangshan/")

    numbers = {address: number for address, _name, number in response.context["below"]}
    assert numbers["/districts/fangshan/doudian/"] == 1
    assert numbers["/districts/fangshan/changyang/"] == 0
    assert 'class="here"' in response.content.decode()


def test_a_town_leads_to_its_district_and_its_neighbours(client, make_story):
    make_story()

    page = client.get("/districts/fangshan/doudian/").content.decode()

    assert '<a href="/districts/fangshan/">' in page
    assert '<a href="/districts/fangshan/changyang/">' in page


def test_a_union_shows_its_months_and_the_unions_below(client, make_story):
    make_story()
    municipal = Union.objects.get(kind="municipal")

    response = client.get(municipal.get_absolute_url())

    months = response.context["months"]
    assert len(months) == 12
    assert sum(month.number for month in months) == 1
    assert len(response.context["below"]) == Union.objects.active().children_of(municipal).count()


def test_a_person_s_days_lead_to_the_stories_of_those_days(client, make_story):
    story = make_story()
    make_story("旧稿", at=NEW_YEAR)
    person = Reporter.objects.get()
    day = timezone.localtime(story.published_at)

    page = client.get(person.get_absolute_url()).content.decode()
    year = client.get(f"/reporters/{person.pk}/{day.year}/").content.decode()

    assert f'href="/reporters/{person.pk}/{day.year}/#d-{day:%m-%d}"' in page
    assert f'<li id="d-{day:%m-%d}">' in year
    assert story.headline in year
    assert "旧稿" not in year
    assert "旧稿" in client.get(f"/reporters/{person.pk}/2020/").content.decode()
    assert client.get(f"/reporters/{person.pk}/2021/").status_code == 200  # between the two
    assert client.get(f"/reporters/{person.pk}/2019/").status_code == 404


def test_a_person_without_a_published_story_has_no_year(client, make_story):
    story = make_story(status="approved")
    person = story.bylines.get().reporter

    assert client.get(f"/reporters/{person.pk}/{timezone.localdate().year}/").status_code == 404


def test_photos_lie_in_the_month_of_their_story(client, make_story, add_photo):
    old, new = make_story("旧稿", at=NEW_YEAR), make_story("新稿")
    for story in (old, new):
        add_photo(story)

    january = client.get("/photos/2020-01/").content.decode()
    page = client.get("/photos/").content.decode()

    assert "旧稿" in january
    assert "新稿" not in january
    assert 'href="/photos/2020-01/"' not in page  # by its year, and then
    assert 'href="/photos/2020-12/"' in page
    assert 'href="/photos/2020-01/"' in client.get("/photos/2020-12/").content.decode()


@pytest.mark.parametrize("path", ["2019-12", "2020-13", "2999-01", "2020-01/2", "2020-01/0"])
def test_a_month_or_page_without_photos_is_not_there(client, make_story, add_photo, path):
    add_photo(make_story(at=NEW_YEAR))

    assert client.get(f"/photos/{path}/").status_code == 404


def test_the_first_page_of_a_month_has_one_address(client, make_story, add_photo):
    add_photo(make_story(at=NEW_YEAR))

    response = client.get("/photos/2020-01/1/")

    assert (response.status_code, response["Location"]) == (301, "/photos/2020-01/")
