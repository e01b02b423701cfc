"""Who else has the story open: told to those who see it, gone soon after they have gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.drafting.models import Presence
from articles.models import Article
from tests import factory
from tests.drafting.conftest import address
from tests.factory import the

pytestmark = pytest.mark.django_db


def beat(client, story, **more):
    return client.post(address("presence", story), {"tab": "tab-one", "doing": "reading", **more}).json()


def names(answer):
    return [other["name"] for other in answer["others"]]


def test_each_is_told_of_the_other_and_nobody_of_oneself(desk):
    story = factory.make_article("first_review")

    assert names(beat(desk("desk editor"), story, doing="typing")) == []
    answer = beat(desk("chief editor"), story)

    assert names(answer) == [str(the("desk editor"))]
    assert answer["others"][0]["doing"]
    assert names(beat(desk("desk editor"), story)) == [str(the("chief editor"))]


def test_only_those_who_may_see_the_story_learn_who_has_it_open(desk):
    story = factory.make_article("first_review")
    beat(desk("desk editor"), story)

    answer = desk(factory.make_user("reporter")).post(address("presence", story), {"tab": "x"})

    assert answer.status_code == 404
    assert Presence.objects.count() == 1


def test_a_closed_tab_is_gone_at_once_and_a_dead_one_after_thirty_seconds(desk):
    story = factory.make_article("first_review")
    beat(desk("desk editor"), story)
    assert (
        desk("desk editor").post(address("presence", story), {"tab": "tab-one", "leaving": 1}).status_code
        == 204
    )
    assert names(beat(desk("chief editor"), story)) == []

    beat(desk("desk editor"), story)
    until = Presence.objects.get(user=the("desk editor")).until
    assert timezone.now() + timedelta(seconds=25) < until < timezone.now() + timedelta(seconds=31)
    Presence.objects.filter(user=the("desk editor")).update(until=timezone.now())
    assert names(beat(desk("chief editor"), story)) == []


def test_closing_one_tab_of_two_leaves_the_other(desk):
    story = factory.make_article("first_review")
    client = desk("desk editor")
    beat(client, story)
    beat(client, story, tab="tab-two")

    client.post(address("presence", story), {"tab": "tab-one", "leaving": 1})

    assert names(beat(desk("chief editor"), story)) == [str(the("desk editor"))]


def test_who_came_back_is_here_since_then(desk):
    story = factory.make_article("first_review")
    beat(desk("desk editor"), story)
    long_ago = timezone.now() - timedelta(hours=3)
    Presence.objects.update(since=long_ago, until=long_ago)

    beat(desk("desk editor"), story)

    assert Presence.objects.get().since > long_ago


def test_a_save_by_somebody_else_is_told_with_name_and_time(desk):
    story = factory.make_article("first_review")
    assert beat(desk("desk editor"), story, base=story.revision)["saved"] is None
    other = Article.objects.get()
    other.headline = "改"
    other.save()
    other.record_edit(by=the("chief editor"))

    answer = beat(desk("desk editor"), story, base=story.revision)

    assert answer["revision"] == other.revision
    assert (answer["saved"]["by"], answer["saved"]["is_mine"]) == (str(the("chief editor")), False)
    assert beat(desk("chief editor"), story, base=story.revision)["saved"]["is_mine"]


def test_who_may_no_longer_edit_what_was_saved_is_told_so(desk):
    story = factory.make_article("first_review")
    opened = story.revision
    story.headline = "改"
    story.save()
    story.record_edit(by=the("desk editor"))
    assert beat(desk("desk editor"), story, base=opened)["saved"]["may_edit"]
    story.pass_review(by=the("desk editor"))

    assert not beat(desk("desk editor"), story, base=opened)["saved"]["may_edit"]


def test_a_beat_costs_as_much_with_ten_people_as_with_one(desk, django_assert_max_num_queries):
    story = factory.make_article("first_review")
    beat(desk("chief editor"), story)
    for _ in range(10):
        beat(desk(factory.make_user("auditor")), story)
    client = desk("chief editor")

    with django_assert_max_num_queries(7):  # session, visit, person, roles; the story, the beat, the others
        assert len(names(beat(client, story, base=story.revision))) == 10
