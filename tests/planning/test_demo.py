"""The demo newsroom plans something in every state, once."""

import pytest

from articles.demo.content import stories
from articles.demo.people import make_people
from articles.demo.planning import plan
from articles.planning.models import Assignment, Call, RecurringEvent
from tests.factory import make_article

pytestmark = pytest.mark.django_db


def test_it_plans_in_every_state_and_a_second_time_nothing():
    make_people()
    make_article("published", headline=stories()["pushpin-stations"]["headline"])

    plan()
    plan()

    states = {assignment.state for assignment in Assignment.objects.for_cards()}
    assert states == {"open", "assigned", "accepted", "declined", "writing", "cancelled", "published"}
    assert (Assignment.objects.count(), RecurringEvent.objects.count(), Call.objects.count()) == (7, 2, 2)
    assert [call.stories.count() for call in Call.objects.order_by("pk")] == [1, 0]
