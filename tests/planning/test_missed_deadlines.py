"""A deadline that passes: one notice, and late wherever lateness is shown."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from articles.models import Article
from articles.reviewing.lateness import with_lateness
from tests.factory import in_hours, make_article, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def missed(make_assignment, desk):
    return make_assignment("骑手驿站过冬", accepted=[desk.writer], deadline=in_hours(-1))


def ask():
    call_command("send_notices", verbosity=0)


def told(user):
    return user.notices.filter(kind="missed")


def test_its_people_and_the_desk_are_told_once(missed, desk):
    ask()
    ask()

    for user in (desk.reporter, desk.desk_editor):
        notice = told(user).get()
        assert notice.text == missed.topic
        assert notice.link == missed.get_absolute_url()
    assert not told(desk.photographer).exists()
    assert missed.events.filter(verb="miss").count() == 1


def test_a_new_deadline_can_be_missed_again(missed, desk):
    ask()
    told_at = missed.events.get(verb="miss").at
    type(missed).objects.filter(pk=missed.pk).update(deadline=told_at + timedelta(microseconds=1))
    ask()

    assert told(desk.reporter).count() == 2


@pytest.mark.parametrize("hours", [1, -24 * 9])
def test_nobody_is_told_early_or_of_what_is_long_past(make_assignment, desk, hours):
    make_assignment(accepted=[desk.writer], deadline=in_hours(hours))

    ask()

    assert not told(desk.reporter).exists()


def test_a_filed_story_or_a_cancelled_assignment_is_not_missed(missed, make_assignment, desk):
    missed.tie_story(make_article("first_review", author=desk.reporter), by=desk.reporter)
    cancelled = make_assignment("取消的", accepted=[desk.writer], deadline=in_hours(-1))
    cancelled.cancel(by=desk.desk_editor, note="活动改期")

    ask()

    assert not told(desk.reporter).exists()


def test_its_story_is_late_until_it_is_filed(missed, desk):
    def is_late(story):
        return with_lateness(Article.objects.filter(pk=story.pk)).get().is_late

    draft, free = make_draft(desk.reporter), make_draft(desk.reporter)
    filed = make_article("first_review", author=desk.reporter)
    missed.tie_story(draft, by=desk.reporter)
    missed.tie_story(filed, by=desk.reporter)

    assert [is_late(story) for story in (draft, free, filed)] == [True, False, False]
