"""The home page is right by itself, and as editors have arranged it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Column
from articles.public.home_page import home_page
from articles.showing.arranging import Wish, arrange, latest_number
from tests.factory import make_user as account

pytestmark = pytest.mark.django_db


def ago(**time):
    return timezone.now() - timedelta(**time)


@pytest.fixture
def paper(make_story, make_issue):
    """Stories of an issue by name: `lead`, `second`, `brief` on page 1, `inside` on page 2."""
    stories = {name: make_story(name) for name in ("lead", "second", "brief", "inside")}
    make_issue(
        {
            1: [(stories["brief"], "brief"), (stories["second"], "second"), (stories["lead"], "lead")],
            2: [(stories["inside"], "lead")],
        }
    )
    return stories


def put(story, place, until=None, by=None):
    return arrange([Wish(story, place, until)], by=by or account("chief editor"), seen=latest_number())


def test_without_an_issue_the_newest_stories_make_the_page(make_story):
    older, newest = make_story("旧闻", at=ago(hours=9)), make_story("新闻", at=ago(hours=1))

    home = home_page()

    assert (home.issue, home.front.lead, home.front.seconds) == (None, newest, [older])
    assert home.inside == home.pictures == home.news == []


def test_each_column_shows_its_newest_headline(make_story):
    fields = {name: Column.objects.create(name=name, slug=name) for name in ("a", "b", "c")}
    for column, headline, hours in (
        ("a", "旧闻", 9),
        ("a", "新闻", 1),
        ("a", "明日之事", -9),
        ("b", "一则", 5),
    ):
        make_story(headline, at=ago(hours=hours), column=fields[column])

    assert [(name, story.headline) for _address, name, story in home_page().columns] == [
        ("a", "新闻"),
        ("b", "一则"),
    ]


def test_an_empty_paper_has_no_empty_boxes(client, db):
    page = client.get("/").content.decode()

    for name in ("strip", "pages__row", "index__paper", "front"):
        assert f'class="{name}"' not in page


def test_it_follows_the_first_page_by_weight(paper):
    front = home_page().front

    assert (front.lead, front.seconds, front.briefs) == (paper["lead"], [paper["second"]], [paper["brief"]])


def test_an_issue_of_one_page_has_nothing_inside(client, make_story, make_issue):
    make_issue({1: [(make_story(), "lead")]})

    assert home_page().inside == []
    assert 'class="pages"' not in client.get("/").content.decode()


def test_an_issue_of_photos_alone_leads_with_one(client, make_story, make_issue, add_photo):
    stories = [make_story(f"图{n}", body="") for n in range(3)]
    for story in stories:
        add_photo(story)
        add_photo(story)
    make_issue({1: [(story, "photo") for story in stories]})

    home = home_page()

    assert home.front.lead == stories[0]
    assert home.front.below == stories[1:]
    assert {use.article for use in home.pictures} == set(stories)  # the second photo of each
    assert client.get("/").status_code == 200


def test_where_the_first_page_lost_its_stories_the_next_leads(make_story, make_issue):
    gone, next_page = make_story(status="withdrawn"), make_story("二版头条")
    make_issue({1: [(gone, "lead")], 2: [(next_page, "lead")]})

    home = home_page()

    assert home.front.lead == next_page
    assert home.inside == []


def test_news_is_what_stands_in_no_issue_the_newest_on_top(paper, make_story):
    early, late = make_story("早", at=ago(hours=3)), make_story("晚", at=ago(hours=1))
    make_story("上周", at=ago(days=7))

    assert home_page().news == [late, early]


def test_a_photo_is_shown_once(make_story, make_issue, add_photo):
    stories = [make_story(f"第{n}篇") for n in range(4)]
    for story in stories:
        add_photo(story)
    make_issue({1: [(stories[0], "lead")], 2: [(story, "ordinary") for story in stories[1:]]})

    home = home_page()
    on_cards = {home.front.lead.photo_uses.all()[0].photo, home.inside[0].lead.photo_uses.all()[0].photo}

    assert len(home.pictures) == 2
    assert on_cards.isdisjoint({use.photo for use in home.pictures})


def test_a_story_put_to_the_top_leads_and_the_lead_stands_beside_it(paper):
    put(paper["inside"], "lead")

    home = home_page()

    assert home.front.lead == paper["inside"]
    assert home.front.seconds == [paper["lead"], paper["second"]]
    assert home.inside == []


def test_a_hidden_story_is_not_on_the_page(paper, client):
    put(paper["lead"], "hidden")

    page = client.get("/").content.decode()

    assert home_page().front.lead == paper["second"]
    assert f'href="/articles/{paper["lead"].pk}/"' not in page


def test_the_order_is_the_editors(paper, make_story):
    first, other = make_story("甲"), make_story("乙")
    wishes = [Wish(paper["inside"], "second"), Wish(other, "news"), Wish(first, "news")]
    arrange(wishes, by=account("desk chief"), seen=0)

    home = home_page()

    assert home.front.seconds == [paper["inside"], paper["second"]]
    assert home.news == [other, first]


def test_a_withdrawn_story_vanishes_from_the_top(paper):
    put(paper["inside"], "lead")
    paper["inside"].withdraw(by=account("chief editor"), note="失实")

    assert home_page().front.lead == paper["lead"]


def test_what_was_put_there_ends_with_the_next_issue(paper, make_story, make_issue):
    put(paper["inside"], "lead")
    tomorrow = make_story("明天的头条")
    make_issue({1: [(tomorrow, "lead")]}, date=timezone.localdate() + timedelta(days=1))

    assert home_page().front.lead == tomorrow


def test_or_at_its_time_however_many_issues_come(paper, make_story, make_issue, client):
    until = timezone.now() + timedelta(hours=3)
    put(paper["inside"], "lead", until=until)
    make_issue({1: [(make_story(), "lead")]}, date=timezone.localdate() + timedelta(days=1))

    home = home_page()

    assert home.front.lead == paper["inside"]
    assert home.ends_at == [until]
    at = int(client.get("/")["X-Accel-Expires"].removeprefix("@"))
    assert at <= until.timestamp()


def test_it_costs_eight_queries_however_much_there_is(
    client, make_story, make_issue, add_photo, django_assert_max_num_queries
):
    stories = [make_story(f"第{n}篇") for n in range(12)]
    for story in stories[:6]:
        add_photo(story)
    make_issue({page: [(story, "ordinary") for story in stories[page::4]] for page in range(1, 4)})
    put(stories[0], "second")
    client.get("/")

    with django_assert_max_num_queries(8):
        client.get("/")


# The preview


def wish(story, place):
    return {"story": story.pk, "place": place, "order": "1", "until": ""}


def test_the_preview_shows_what_is_not_saved(paper, client):
    client.force_login(account("desk chief"))

    answer = client.post("/preview/home/", wish(paper["inside"], "lead"))

    assert answer.context["home"].front.lead == paper["inside"]
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert home_page().front.lead == paper["lead"]


def test_the_preview_is_not_there_for_readers_and_reporters(paper, client):
    assert client.get("/preview/home/").status_code == 404
    client.force_login(account("reporter"))
    assert client.get("/preview/home/").status_code == 404
