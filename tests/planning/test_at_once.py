"""Two people who click at the same moment: one wins, and nothing is made twice."""

import pytest
from django.utils import timezone

from articles.models import Article
from articles.moves import MoveRefused
from articles.planning.models import Assignment, RecurringEvent
from tests.factory import fresh
from tests.planning.making import fetched, make_assignment
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)


def faults(outcomes):
    return [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, MoveRefused)]


def test_what_is_free_is_taken_by_one(desk):
    assignment = make_assignment(may_be_taken=True)
    people = [fresh(desk.reporter), fresh(desk.correspondent), fresh(desk.photographer)]

    outcomes = together(
        *[lambda by=by: Assignment.objects.get(pk=assignment.pk).take(by=by) for by in people]
    )

    assert faults(outcomes) == []
    assert sum(one is None for one in outcomes) == 1
    assert assignment.assignees.count() == 1


def test_a_double_tap_begins_one_story(desk):
    assignment = make_assignment(people=[desk.writer])

    def tap():
        return Assignment.objects.get(pk=assignment.pk).start_story(by=fresh(desk.reporter))

    outcomes = together(tap, tap, tap)

    assert faults(outcomes) == []
    assert len(set(outcomes)) == Article.objects.count() == 1
    assert [event.verb for event in fetched(assignment).events.all()].count("start_story") == 1


def test_a_day_of_a_recurring_event_is_made_once(desk):
    today = timezone.localdate()
    event = RecurringEvent.objects.create(topic="编前会", starts_on=today)
    planners = [fresh(desk.desk_editor), fresh(desk.desk_chief), fresh(desk.chief_editor)]

    outcomes = together(
        *[
            lambda by=by: RecurringEvent.objects.get(pk=event.pk).assignment_on(today, by=by)
            for by in planners
        ]
    )

    assert faults(outcomes) == []
    assert len(set(outcomes)) == Assignment.objects.count() == 1
