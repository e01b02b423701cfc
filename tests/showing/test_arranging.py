"""The screen of the home page: who may, what is refused, and that nobody's work is lost."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.moves import MoveRefused
from articles.showing.arranging import Wish, arrange, latest_number
from articles.showing.models import Arrangement, Pin
from tests.factory import make_article, make_user

pytestmark = pytest.mark.django_db
SCREEN = "/admin/showing/arrangement/"


@pytest.fixture
def story():
    return make_article("published")


@pytest.fixture
def chief():
    return make_user("desk chief")


def fields(*rows, seen=0):
    """The form's fields for (story, place[, until]) in their order."""
    data = {"seen": seen, "story": [], "place": [], "order": [], "until": []}
    for number, (story, place, *until) in enumerate(rows, start=1):
        for name, value in [("story", story.pk), ("place", place), ("order", number)]:
            data[name].append(value)
        data["until"].append(until[0] if until else "")
    return data


def test_what_is_saved_is_on_record(client, story, chief):
    client.force_login(chief)

    client.post(SCREEN, fields((story, "lead", "2999-01-01T18:30")))

    arrangement = Arrangement.objects.get()
    pin = arrangement.pins.get()
    assert (arrangement.actor, arrangement.number, pin.article, pin.place) == (chief, 1, story, "lead")
    assert timezone.localtime(pin.until).hour == 18
    assert chief.name in client.get(SCREEN).content.decode()


def test_the_record_only_grows(story, chief):
    arrange([Wish(story, "lead")], by=chief, seen=0)

    for change in (Pin.objects.all().delete, lambda: Arrangement.objects.update(verb="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize("role", ["desk editor", "auditor", "reporter"])
def test_others_arrange_nothing(client, story, role):
    client.force_login(make_user(role))

    assert client.post(SCREEN, fields((story, "lead"))).status_code == 403
    with pytest.raises(MoveRefused):
        arrange([Wish(story, "lead")], by=make_user(role), seen=0)


def test_only_public_stories_can_be_put_there(chief):
    with pytest.raises(MoveRefused):
        arrange([Wish(make_article("approved"), "lead")], by=chief, seen=0)


@pytest.mark.parametrize(
    "wishes",
    [
        lambda one, other: [Wish(one, "lead"), Wish(other, "lead")],
        lambda one, other: [Wish(one, "lead"), Wish(one, "hidden")],
        lambda one, other: [Wish(one, "lead", timezone.now() - timedelta(minutes=1))],
    ],
    ids=["two leads", "twice", "past"],
)
def test_what_no_page_can_show_is_refused(story, chief, wishes):
    with pytest.raises(MoveRefused):
        arrange(wishes(story, make_article("published")), by=chief, seen=0)

    assert latest_number() == 0


def test_of_two_who_save_the_second_is_told_and_keeps_what_was_put_together(client, story, chief):
    arrange([], by=chief, seen=0)
    client.force_login(make_user("chief editor"))

    answer = client.post(SCREEN, fields((story, "second"), seen=0))

    assert answer.status_code == 409
    assert chief.name in answer.content.decode()
    zones = {place: cards for place, _name, cards in answer.context["zones"]}
    assert [card.article for card in zones["second"]] == [story]
    assert answer.context["seen"] == 1  # saved again, it counts


def test_a_former_arrangement_can_be_used_again(client, story, chief):
    arrange([Wish(story, "lead")], by=chief, seen=0)
    arrange([], by=chief, seen=1)
    client.force_login(chief)

    zones = {place: cards for place, _name, cards in client.get(f"{SCREEN}?from=1").context["zones"]}

    assert [card.article for card in zones["lead"]] == [story]


@pytest.mark.parametrize("data", [{}, {"seen": "0", "story": "7"}, {"seen": "x"}])
def test_a_form_that_is_none_of_ours_changes_nothing(client, chief, data):
    client.force_login(chief)

    assert client.post(SCREEN, data).status_code == 422
    assert latest_number() == 0


def test_a_story_is_found_by_words_of_its_headline(client, chief):
    old = make_article("published", headline="去年的清凉")
    client.force_login(chief)

    zones = client.get(f"{SCREEN}?q=清凉").context["zones"]

    assert old in [card.article for card in zones[-1][2]]
