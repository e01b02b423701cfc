"""Every screen of planning costs as much for thousands of assignments as for 100, and at most 20 queries."""

from datetime import timedelta
from itertools import cycle

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom.doors import visits
from tests.planning.making import make_call
from tests.sizes import size

pytestmark = [pytest.mark.django_db, pytest.mark.once]
FEW, MANY = 100, size(2_000, 400)
MOST = 20


@pytest.fixture(autouse=True)
def nobody_is_noted(monkeypatch):
    """That somebody is there is noted once a minute, by whatever page it is then."""
    monkeypatch.setattr(visits, "EVERY", timedelta(days=1))


def grow_to(size, desk, call):
    """Assignments around today with people and stories, and stories for the call; past the verbs."""
    from articles.models import Article
    from articles.planning.models import Assignee, Assignment, AssignmentEvent, PlannedStory

    begin = timezone.now() - timedelta(days=2)
    number = size - Assignment.objects.count()
    moments = [begin + timedelta(hours=n % 120) for n in range(number)]
    rows = Assignment.objects.bulk_create(
        Assignment(
            topic=f"选题{n}",
            starts_at=moment,
            deadline=moment + timedelta(hours=6),
            first_day=timezone.localdate(moment),
            last_day=timezone.localdate(moment),
            deadline_day=timezone.localdate(moment + timedelta(hours=6)),
            editor=desk.desk_editor if n % 2 else None,
        )
        for n, moment in enumerate(moments)
    )
    states = cycle(["offered", "accepted", "declined"])
    Assignee.objects.bulk_create(
        Assignee(assignment=row, reporter=desk.writer, state=state, accepted_at=begin)
        for row, state in zip(rows, states)
    )
    AssignmentEvent.objects.bulk_create(
        AssignmentEvent(assignment=row, verb="assign", actor=desk.desk_editor) for row in rows
    )
    articles = Article.objects.bulk_create(
        Article(headline=f"稿{n}", author=desk.reporter) for n in range(2 * number)
    )
    Article._base_manager.filter(pk__in=[each.pk for each in articles[::4]]).update(
        status="published", published_at=begin
    )
    PlannedStory.objects.bulk_create(
        PlannedStory(article=article, assignment=row) for row, article in zip(rows, articles)
    )
    PlannedStory.objects.bulk_create(
        PlannedStory(article=article, call=call) for article in articles[number:]
    )


def test_screens_cost_as_much_for_thousands_of_assignments_as_for_100(desk):
    call = make_call()
    today = timezone.localdate().isoformat()
    grow_to(FEW, desk, call)
    sheet = desk.writer.assignments.first().get_absolute_url()
    addresses = [
        reverse("admin:planning_assignment_week", args=[today]),
        reverse("admin:planning_assignment_day", args=[today]),
        reverse("admin:planning_assignment_mine"),
        reverse("admin:planning_assignment_changelist"),
        reverse("admin:planning_assignment_changelist") + "?how_far=late",
        sheet,
        reverse("admin:planning_call_open"),
        reverse("admin:planning_call_changelist"),
        call.get_absolute_url(),
    ]
    clients = {}
    for user in (desk.reporter, desk.desk_editor, desk.auditor):
        clients[user] = Client()
        clients[user].force_login(user)

    def costs():
        found = {}
        for user, client in clients.items():
            for address in addresses:
                client.get(address)
                with CaptureQueriesContext(connection) as captured:
                    response = client.get(address)
                assert response.status_code == 200, (str(user), address)
                found[user.username, address] = len(captured)
        return found

    few = costs()
    grow_to(MANY, desk, call)
    many = costs()

    assert [f"{few[each]} → {many[each]} {each}" for each in few if many[each] > few[each]] == []
    assert [f"{number} {each}" for each, number in many.items() if number > MOST] == []
