"""Rule 4: publishing is a fact about time. Nobody has to do anything when it comes."""

import pytest
from django.utils import timezone

from articles.models import Article
from articles.moves import MoveRefused
from newsroom.reporters import clock
from tests import factory
from tests.factory import in_hours, the


def is_public(story):
    return Article.objects.published().filter(pk=story.pk).exists()


@pytest.fixture
def at_hour(monkeypatch):
    """`at_hour(3)`: from now on it is three hours later."""

    def travel(hours):
        moment = in_hours(hours)
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return travel


def test_without_a_time_a_story_is_public_at_once(db):
    story = factory.make_article("published")

    assert is_public(story)
    assert story.is_published
    assert not story.is_scheduled


@pytest.mark.parametrize("hours", [-1000, -1, -0.0001])
def test_a_time_that_has_passed_is_public(db, hours):
    assert is_public(factory.make_article("published", at=in_hours(hours)))


def test_a_time_to_come_is_not_public_yet_and_becomes_so_by_time_alone(db, at_hour):
    story = factory.make_article("published", at=in_hours(2))
    assert not is_public(story)
    assert (story.is_published, story.is_scheduled) == (False, True)

    at_hour(2.001)

    assert is_public(story)
    assert (story.is_published, story.is_scheduled) == (True, False)


def test_what_is_scheduled_can_be_called_back_and_its_reviews_stand(db):
    story = factory.make_article("published", at=in_hours(2))

    story.unschedule(by=the("chief editor"))

    assert (story.status, story.published_at) == ("approved", None)
    assert story.reviews.standing().count() == 3
    story.publish(by=the("chief editor"))
    assert is_public(story)


def test_what_readers_have_seen_is_not_called_back(db, at_hour):
    story = factory.make_article("published", at=in_hours(2))
    at_hour(3)

    with pytest.raises(MoveRefused):
        story.unschedule(by=the("chief editor"))


def test_what_is_scheduled_is_sealed_like_what_is_public(db):
    story = factory.make_article("published", at=in_hours(2))
    story.headline = "改"

    with pytest.raises(MoveRefused):
        story.save()


def test_the_newest_stories_come_first_and_of_two_at_one_moment_the_later_filed(db):
    moment = in_hours(-1)
    twins = [factory.make_article("published", at=moment) for _ in range(2)]
    latest = factory.make_article("published")

    assert list(Article.objects.published().newest_first()) == [latest, *reversed(twins)]


def test_withdrawn_means_that_readers_had_seen_it(db):
    seen = factory.make_article("withdrawn")
    never_seen = factory.make_article("published", at=in_hours(2))
    never_seen.withdraw(by=the("chief editor"), note="撤")

    assert list(Article.objects.withdrawn()) == [seen]


def test_the_record_of_a_day_told_again_has_the_hours_of_that_day(db):
    morning = in_hours(-30)
    story = factory.make_article("draft")

    with clock.at(morning):
        story.submit(by=story.author)

    assert story.events.get().at == story.submitted_at == story.status_changed_at == morning
