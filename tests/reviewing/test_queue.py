"""What one reads next: late first, oldest first, and not what a colleague is reading."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.issues.closing import closes_at
from articles.issues.models import Issue
from articles.models import Article
from articles.reviewing.lateness import with_lateness
from articles.reviewing.models import Sight
from articles.reviewing.queue import next_for, queue_of, take_up
from newsroom.reporters import clock
from tests.factory import bring_to, in_hours, make_article, make_user, the
from tests.together import together


def waiting(hours, state="first_review", **fields):
    """A story that has been in its state for so long."""
    story = make_article(state, **fields)
    Article._base_manager.filter(pk=story.pk).update(status_changed_at=in_hours(-hours))
    story.refresh_from_db()
    return story


@pytest.mark.django_db
def test_the_longest_wait_comes_first():
    young, old = waiting(0.1), waiting(5)

    assert list(queue_of(the("desk editor"))) == [old, young]


@pytest.mark.django_db
def test_a_story_whose_issue_closes_soon_comes_before_an_older_one(monkeypatch):
    issue = Issue.objects.create(date=timezone.localdate() + timedelta(days=3))
    page = issue.pages.create(number=1, name="要闻")
    placed = waiting(0.1, "approved")
    page.place(placed, by=the("page editor"))
    placed.refresh_from_db()
    placed.body += "<p>改动。</p>"
    placed.save()
    placed.record_edit(by=the("desk editor"))  # reopens the second review
    older = waiting(1, "second_review")

    def late(hours_before_closing):
        now = closes_at(issue.date) - timedelta(hours=hours_before_closing)
        Article._base_manager.filter(pk=older.pk).update(status_changed_at=now - timedelta(hours=1))
        Article._base_manager.filter(pk=placed.pk).update(status_changed_at=now - timedelta(minutes=1))
        found = with_lateness(Article.objects.in_review(), now)
        return {story.pk: story.is_late for story in found}

    assert late(4) == {placed.pk: False, older.pk: False}
    assert late(2.9) == {placed.pk: True, older.pk: False}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "hours", "is_late"),
    [
        ("first_review", 1.9, False),
        ("first_review", 2.1, True),
        ("approved", 2.1, False),
        ("approved", 25, True),
    ],
)
def test_how_long_a_story_may_wait(state, hours, is_late):
    story = waiting(hours, state)

    assert with_lateness(Article.objects.all()).get(pk=story.pk).is_late == is_late


@pytest.mark.django_db
def test_a_story_that_a_colleague_reads_is_left_to_the_colleague():
    one, two = make_user("desk editor"), make_user("desk editor")
    first, second = waiting(5), waiting(4)

    assert next_for(one) == first
    assert next_for(two) == second
    assert next_for(one) == first  # still in hand

    with clock.at(in_hours(1)):
        assert next_for(two) == first


@pytest.mark.django_db
def test_if_everything_is_being_read_the_first_is_given_all_the_same():
    one, two = make_user("desk editor"), make_user("desk editor")
    story = waiting(5)
    take_up(story, one)

    assert next_for(two) == story


@pytest.mark.django_db
def test_the_author_looking_at_it_keeps_nobody_away():
    story, other = waiting(5), waiting(4)
    take_up(story, story.author)

    assert next_for(the("desk editor")) == story
    assert other in queue_of(the("desk editor"))


@pytest.mark.django_db
def test_who_has_passed_or_skipped_it_keeps_nobody_away(as_user, at):
    passed, skipped = waiting(5), waiting(4)
    editor = the("desk editor")
    take_up(passed, editor)
    take_up(skipped, editor)

    passed.pass_review(by=editor)
    as_user(editor).get(at("next"), {"skip": skipped.pk})

    assert next_for(the("desk chief")) == passed
    assert next_for(make_user("desk editor")) == skipped


@pytest.mark.django_db
def test_own_stories_and_passed_ones_are_not_in_the_queue():
    editor = the("desk editor")
    make_article("first_review", author=editor)
    make_article("second_review")

    assert next_for(editor) is None


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_get_two_stories():
    one, two = make_user("desk editor"), make_user("desk editor")
    first, second = waiting(5), waiting(4)

    outcomes = together(lambda: next_for(one), lambda: next_for(two))

    assert set(outcomes) == {first, second}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_pass_at_once_one_is_told_why_not(as_user, at):
    one, two = make_user("desk editor"), make_user("desk editor")
    story = make_article("first_review")
    seen = {"status": story.status, "revision": story.revision, "digest": story.versions.first().digest}
    clients = [as_user(one), as_user(two)]

    together(*(lambda c=c: c.post(at("move", story, verb="pass_review"), seen) for c in clients))

    story.refresh_from_db()
    assert story.status == "second_review"
    assert story.reviews.standing().count() == 1


@pytest.mark.django_db
def test_skipping_goes_round(as_user, at):
    client = as_user(the("desk editor"))
    first, second, third = waiting(5), waiting(4), waiting(3)

    def after(story=None):
        return client.get(at("next"), {"skip": story.pk} if story else {}).url

    assert after() == at("review", first)
    assert after(first) == at("review", second)
    assert after(second) == at("review", third)
    assert after(third) == at("review", first)
    assert after() == at("review", first)


@pytest.mark.django_db
def test_with_nothing_left_one_comes_to_the_board(as_user, at):
    client = as_user(the("desk editor"))
    assert client.get(at("next")).url == at("changelist")

    only = waiting(1)
    assert client.get(at("next"), {"skip": only.pk}).url == at("review", only)


@pytest.mark.django_db
def test_saving_and_reading_are_sights():
    story = bring_to(make_article(), "first_review")
    take_up(story, the("desk editor"))

    assert set(Sight.objects.values_list("user__username", flat=True)) == {
        the("reporter").username,
        the("desk editor").username,
    }
