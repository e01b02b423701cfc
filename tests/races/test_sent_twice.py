"""A double click, or a form sent again on a slow line, makes one thing. All doors: tests/soak/soak_double_clicks.py"""

from datetime import timedelta

import pytest
from django.db import connection
from django.template import Template
from django.test.utils import _TestState

from newsroom.once import answers, middleware, spending
from newsroom.once.models import Sent
from tests import factory
from tests.races.doors import doors, token
from tests.races.sending import client_of, send_many, small_world, statuses

AT_ONCE = 3
HERE = (
    *("add articles.Article", "add planning.Call", "add reporters.Reporter"),
    *("remark", "remark by script", "preview link", "story for a call", "photo", "correction"),
)


@pytest.fixture
def undisturbed(monkeypatch):
    """The test client has every template tell every client what it renders: not across threads."""
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)


def try_doors(names):
    """{door: (how many it made, statuses)} of those that made another number of things than one."""
    world, wrong = small_world(), {}
    for door in doors():
        if door.name in names:
            made, given = send_many(door, world, AT_ONCE)
            if made != 1 or not statuses(given) <= {200, 302}:
                wrong[door.name] = (made, statuses(given))
    return wrong


@pytest.mark.django_db(transaction=True)
def test_what_is_sent_many_times_at_once_is_made_once(undisturbed, monkeypatch):
    spend, outside = spending.spend, set()

    def watched():
        posted = spending.being_answered.get()
        if posted and not connection.in_atomic_block:
            outside.add(posted.request.path)
        spend()

    monkeypatch.setattr("newsroom.once.listeners.spend", watched)

    assert try_doors(HERE) == {}
    assert outside == set()  # where no transaction holds both, a form could be spent for nothing


@pytest.mark.django_db(transaction=True)
def test_without_the_spending_it_is_made_many_times(undisturbed, monkeypatch):
    monkeypatch.setattr("newsroom.once.listeners.spend", lambda: None)

    wrong = try_doors(["add articles.Article", "remark", "preview link"])

    assert {name: made for name, (made, _statuses) in wrong.items()} == {
        "add articles.Article": AT_ONCE,
        "remark": AT_ONCE,
        "preview link": AT_ONCE,
    }


# One after the other


@pytest.fixture
def story(db):
    return factory.make_article("first_review")


@pytest.fixture
def remark(story):
    """Posts a remark and returns the answer."""
    client, address = client_of(factory.the("desk editor")), f"/admin/reviewing/story/{story.pk}/remarks/"
    return lambda fields, **headers: client.post(address, {"body": "请核实"} | fields, headers=headers)


def test_the_same_words_from_a_page_drawn_anew_are_another_remark(story, remark):
    for _time in range(2):
        remark(token())

    assert story.comments.count() == 2


def test_other_words_from_the_same_page_are_another_remark(story, remark):
    page = token()

    remark(page)
    remark(page | {"body": "请再核实"})

    assert story.comments.count() == 2


def test_who_sends_it_again_is_led_to_the_same_place_and_told(story, remark):
    page = token()

    first, second = remark(page), remark(page)

    assert story.comments.count() == 1
    assert second.url == first.url


def test_a_form_that_was_refused_can_be_sent_again(story, remark):
    page = token()

    assert remark(page | {"body": ""}).status_code == 302
    remark(page | {"body": ""})

    assert not Sent.objects.exists()
    assert story.comments.count() == 0


def test_a_script_that_sends_the_same_again_after_a_while_means_it(story, remark):
    page = token()

    remark(page, **{"X-Fragment": "1"})
    remark(page, **{"X-Fragment": "1"})
    assert story.comments.count() == 1

    Sent.objects.update(at=factory.in_hours(-1 / 60))
    remark(page, **{"X-Fragment": "1"})
    assert story.comments.count() == 2


def test_what_the_first_made_is_there_though_it_could_not_say_where_it_led(story, remark, monkeypatch):
    page = token()
    monkeypatch.setattr(middleware, "answered", lambda key, address: None)  # killed after the commit
    monkeypatch.setattr(answers, "PATIENCE", 0.1)

    remark(page)
    second = remark(page)

    assert (second.status_code, story.comments.count()) == (409, 1)


def test_what_was_sent_is_forgotten(story, remark):
    remark(token())
    Sent.objects.update(at=factory.in_hours(-49))
    remark(token())

    answers.forget()

    assert Sent.objects.count() == 1
    assert timedelta(days=1) < answers.KEPT
