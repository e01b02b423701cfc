"""The page of results, and what is offered around it."""

from datetime import UTC, date, datetime

import pytest
from django.utils.http import urlencode

from articles.ingest import bulk
from articles.ingest.finished import FinishedStory, Place
from articles.models import Article
from tests.factory import the

pytestmark = pytest.mark.django_db


def story(number, **fields):
    day = date(2015 + number % 3, 3, 1 + number)
    usual = {
        "headline": f"第{number}个驿站开张",
        "body": "<p>户外劳动者有了歇脚的地方，职工都说好。</p>",
        "published_at": datetime(day.year, day.month, day.day, tzinfo=UTC),
        "column": ("驿站故事", "工会时评")[number % 2],
        "bylines": (("reporter", ("林晓", "晁小争")[number % 2]),),
        "districts": (("fangshan/doudian", "dongcheng", "fangshan/liangxiang")[number % 3],),
        "place": Place(date=day, issue=day.toordinal(), page=1, page_name="要闻"),
    }
    return FinishedStory(key=f"s{number}", **(usual | fields))


@pytest.fixture
def archive(db):
    numbers = [*range(24)]
    bulk.load([story(number) for number in numbers], by=the("chief editor"))


@pytest.fixture
def ask(client, archive):
    def ask(status=200, **parameters):
        response = client.get("/search/?" + urlencode(parameters))
        assert response.status_code == status
        return response

    return ask


def labels(response, name):
    facets = {facet.name: facet for facet in response.context["facets"]}
    return {choice.label: choice.count for choice in facets[name].choices} if name in facets else {}


def test_what_was_found_is_counted_by_what_would_narrow_it(ask):
    response = ask(q="驿站")

    assert labels(response, "year") == {"2017年": 8, "2016年": 8, "2015年": 8}
    assert labels(response, "district") == {"房山区": 16, "东城区": 8}
    assert labels(response, "column") == {"驿站故事": 12, "工会时评": 12}
    assert labels(response, "reporter") == {"林晓": 12, "晁小争": 12}
    assert len(labels(response, "issue")) == 8


def test_each_count_leads_to_as_many_stories_and_can_be_taken_away(ask, client):
    response = ask(q="驿站", order="best")
    for facet in response.context["facets"]:
        for choice in facet.choices:
            narrowed = client.get("/search/" + choice.address)
            assert len(narrowed.context["results"]) == choice.count, choice
            (chip,) = narrowed.context["asked"].chips
            assert len(client.get("/search/" + chip.without).context["results"]) == 24
            assert narrowed.context["asked"].order == "best"


def test_within_a_district_its_places_are_counted(ask):
    response = ask(q="驿站", district="fangshan")

    assert (
        labels(response, "district") == {"窦店镇": 8, "良乡镇": 8} or len(labels(response, "district")) == 2
    )


def test_filters_add_up(ask):
    response = ask(q="驿站", district="fangshan", column=Article.objects.first().column.slug, year="2015")

    assert len(response.context["asked"].chips) == 3
    assert 0 < len(response.context["results"]) < 8


@pytest.mark.parametrize(
    "wrong",
    [
        {"district": "atlantis"},
        {"column": "nothing"},
        {"reporter": "0"},
        {"reporter": "x"},
        {"reporter": "9" * 40},
        {"year": "MMXV"},
        {"year": "99999999"},
        {"since": "2015-02-30"},
        {"until": "gestern"},
        {"issue": "2015"},
        {"district": "房山\u200b"},
    ],
)
def test_a_filter_that_nobody_knows_is_told_and_left_out(ask, wrong):
    response = ask(q="驿站", **wrong)

    assert len(response.context["results"]) == 24
    assert response.context["asked"].problems
    assert 'role="alert"' in response.text


@pytest.mark.parametrize(
    ("number", "status"), [("2", 200), ("3", 404), ("0", 404), ("-1", 404), ("x", 404), ("9" * 30, 404)]
)
def test_a_page_beyond_the_end_is_not_there(ask, number, status):
    ask(status, q="驿站", page=number)


def test_a_very_long_query_is_cut_and_that_is_told(ask):
    response = ask(q="驿站" * 1700)

    assert response.context["asked"].problems
    assert len(response.context["asked"].query) == 200


def test_words_are_marked_in_headline_passage_and_name(ask):
    page = ask(q="驛站 職工 林晓").text

    assert "个<mark>驿站</mark>开张" in page
    assert "<mark>职工</mark>都说好" in page
    assert "<mark>林晓</mark>" in page


def test_who_finds_nothing_is_helped(ask):
    response = ask(q="驿站故事 量子纠缠")

    page = response.text
    assert "?q=%E9%A9%BF%E7%AB%99%E6%95%85%E4%BA%8B" in page
    assert [name for _kind, name, _address in response.context["names"]][:1] == ["驿站故事"]
    assert Article.objects.published().newest_first().first().headline in page


def test_who_is_typing_is_offered_stories_and_names(ask):
    page = ask(q="林晓", **{"as": "suggestions"}).text

    assert "<html" not in page
    assert page.count('role="option"') == 6 + 1 + 1
    assert "/reporters/" in page


def test_a_search_goes_on_as_a_feed(client, archive):
    feed = client.get("/search/feed.rss?" + urlencode({"q": "驿站", "district": "dongcheng"}))

    assert feed.status_code == 200
    assert feed.content.decode().count("<item>") == 8
    assert client.get("/search/feed.rss").status_code == 404
    assert client.get("/search/feed.rss?q=a&district=atlantis").status_code == 404


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "驿站"},
        {"q": "驿站", "order": "best", "district": "fangshan", "since": "2015-01-01"},
        {"q": "驿站 量子"},
        {"q": "驿站", "as": "suggestions"},
    ],
)
def test_a_page_of_search_asks_few_questions(ask, django_assert_max_num_queries, parameters):
    ask(**parameters)  # where to begin to look is remembered, and so is the next publication
    with django_assert_max_num_queries(8):
        ask(**parameters)
