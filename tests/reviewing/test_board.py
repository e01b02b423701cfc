"""The board: columns, filters, what is late, many moves at once; and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.issues.models import Issue
from articles.models import Article
from articles.reviewing import remarks
from articles.reviewing.board import SHOWN, BoardFilter, lanes
from articles.reviewing.models import SendBackReason
from newsroom.districts.models import District
from tests.access.crowd import Crowd
from tests.factory import in_hours, make_article, make_desk, make_user, the

pytestmark = pytest.mark.django_db


def shown(user, **query):
    """The stories on the board by column, those without any left out."""
    return {
        lane.key: [card.story for card in lane.cards]
        for lane in lanes(user, BoardFilter(query))
        if lane.cards
    }


def test_every_story_on_its_way_stands_in_its_column():
    make_article("draft")  # never submitted: its author's own business
    make_article("published")
    back = make_article("first_review")
    back.send_back(by=the("desk editor"), note="再核实")
    first, approved, placed = make_article("first_review"), make_article("approved"), make_article("approved")
    page = Issue.objects.create(date=timezone.localdate()).pages.create(number=1, name="要闻")
    page.place(placed, by=the("page editor"))

    assert shown(the("chief editor")) == {
        "draft": [back],
        "first_review": [first],
        "approved": [approved],
        "placed": [placed],
    }


def test_people_see_what_they_may_read():
    story = make_article("first_review")
    make_article("first_review", author=make_user("correspondent"))

    assert shown(story.author) == {"first_review": [story]}
    assert shown(make_user("photographer")) == {}
    assert shown(make_user("proofreader")) == {}


def test_filters_by_desk_district_age_and_deadline():
    desk = make_desk()
    district = District.objects.get(path="fangshan")
    town = District.objects.get(path="fangshan/doudian")
    on_desk, in_town = make_article("first_review", desk=desk), make_article("first_review", districts=[town])
    old, placed = make_article("first_review"), make_article("approved")
    Article._base_manager.filter(pk=old.pk).update(status_changed_at=in_hours(-9))
    issue = Issue.objects.create(date=timezone.localdate())
    issue.pages.create(number=1, name="要闻").place(placed, by=the("page editor"))
    chief = the("chief editor")

    assert shown(chief, desk=desk.pk) == {"first_review": [on_desk]}
    assert shown(chief, district=district.pk) == {"first_review": [in_town]}
    assert shown(chief, age="8") == {"first_review": [old]}
    assert shown(chief, due=f"{issue.date}") == {"placed": [placed]}
    assert shown(chief, due="late") == {"first_review": [old], "placed": [placed]}
    assert len(shown(chief, desk="nonsense")["first_review"]) == 3


def test_late_ones_stand_first_and_out(as_user, at):
    young, old = make_article("first_review", "新稿"), make_article("first_review", "旧稿")
    Article._base_manager.filter(pk=old.pk).update(status_changed_at=in_hours(-3))

    assert shown(the("chief editor"))["first_review"] == [old, young]
    assert as_user(the("chief editor")).get(at("changelist")).text.count("board-card is-late") == 1


def test_a_card_says_how_many_remarks_are_open():
    story = make_article("first_review")
    comment = remarks.remark(story, "看", by=the("desk editor"))
    remarks.remark(story, "再看", by=the("desk editor"))
    remarks.done(comment, by=story.author)

    assert shown(the("chief editor"))["first_review"][0].open_remarks == 1


# Many at once


def chosen(*stories):
    return [f"{story.pk}:{story.status}:{story.revision}" for story in stories]


def test_bulk_moves_report_each_story_by_itself(as_user, at):
    client = as_user(the("desk editor"))
    good, own = (
        make_article("first_review", "甲稿"),
        make_article("first_review", "乙稿", author=the("desk editor")),
    )
    moved, other = make_article("first_review", "丙稿"), make_article("first_review", "丁稿")
    posted = chosen(good, own, moved, other)
    moved.pass_review(by=make_user("desk editor"))

    response = client.post(at("moves"), {"verb": "pass_review", "story": posted}, follow=True)

    states = dict(Article.objects.values_list("headline", "status"))
    assert states == {
        "甲稿": "second_review",
        "乙稿": "first_review",
        "丙稿": "second_review",
        "丁稿": "second_review",
    }
    results = response.text.split("results-title")[2].split("</section>")[0]
    refused = [item for item in results.split("<li") if "is-refused" in item]
    assert len(refused) == 2
    assert "乙稿" in refused[0]
    assert "丙稿" in refused[1]
    assert results.count("<li>") == 2
    assert "results-title" not in client.get(at("changelist")).text  # said once


def test_sending_many_back_needs_a_reason_and_counts_it(as_user, at):
    client = as_user(the("desk editor"))
    one, two = make_article("first_review"), make_article("first_review")
    reason = SendBackReason.objects.first()

    client.post(at("moves"), {"verb": "send_back", "story": chosen(one, two), "reason": ""})
    assert Article.objects.in_review().count() == 2

    client.post(at("moves"), {"verb": "send_back", "story": chosen(one, two), "reason": reason.pk})
    assert Article.objects.in_review().count() == 0
    assert reason.returns.count() == 2


def test_a_story_that_one_may_not_read_is_neither_moved_nor_named(as_user, at):
    hidden = make_article("first_review", "貔貅", desk=make_desk())
    client = as_user(make_user("desk editor", desks=[make_desk()]))

    response = client.post(at("moves"), {"verb": "pass_review", "story": chosen(hidden)}, follow=True)

    hidden.refresh_from_db()
    assert hidden.status == "first_review"
    assert "貔貅" not in response.text
    assert "results-title" in response.text


@pytest.mark.parametrize("posted", [["x"], ["1:2"], ["a:b:c"], ["1:draft:1:9"], [""]])
def test_nonsense_moves_nothing(as_user, at, posted):
    assert (
        as_user(the("desk editor")).post(at("moves"), {"verb": "pass_review", "story": posted}).status_code
        == 302
    )
    assert (
        as_user(the("desk editor")).post(at("moves"), {"verb": "publish", "story": posted}).status_code == 404
    )


# What it costs


def cost(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.once
def test_the_board_costs_the_same_for_thousands_of_stories(as_user, at):
    crowd = Crowd()
    clients = {role: as_user(the(role)) for role in ("desk editor", "chief editor", "reporter")}
    addresses = [at("changelist"), at("changelist") + f"?due=late&desk={crowd.desk.pk}"]

    def costs():
        return [cost(client, address) for client in clients.values() for address in addresses]

    crowd.grow_to(120)
    few = costs()
    crowd.grow_to(1_200)

    assert costs() == few
    assert max(few) <= 20
    lane = next(lane for lane in lanes(the("chief editor"), BoardFilter()) if lane.key == "first_review")
    assert (len(lane.cards), lane.total) == (SHOWN, 100)
