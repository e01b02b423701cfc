"""The form of planners: people are asked and taken off by it, and nobody overwrites another's plan."""

import pytest
from django.urls import reverse

from articles.planning.models import Assignment
from tests.planning.making import fetched

pytestmark = pytest.mark.django_db
FACTS = {
    "topic": "骑手驿站过冬",
    "starts_at": "2026-11-25T09:00",
    "deadline": "2026-11-25T18:00",
}


def post(client, where, **data):
    return client.post(where, FACTS | data)


def add(client, **data):
    return post(client, reverse("admin:planning_assignment_add"), **data)


@pytest.fixture
def planner(client, desk):
    client.force_login(desk.desk_editor)
    return client


def change_address(assignment):
    return reverse("admin:planning_assignment_change", args=[assignment.pk])


def test_saving_a_new_one_asks_its_people_and_shows_its_sheet(planner, desk):
    response = add(planner, writers=[desk.writer.pk], photographers=[desk.camera.pk], characters=900)

    made = fetched(Assignment.objects.get())
    assert response.url == made.get_absolute_url()
    assert [(part.reporter, part.task) for part in made.shown_people] == [
        (desk.writer, "writing"),
        (desk.camera, "photos"),
    ]
    assert made.created_by == desk.desk_editor
    assert list(made.events.values_list("verb", flat=True)) == ["plan", "assign", "assign"]


def test_who_is_taken_out_of_the_form_is_taken_off(planner, desk, assignment):
    seen = fetched(assignment).revision

    post(planner, change_address(assignment), writers=[desk.local.pk], seen_revision=seen)

    assert [part.reporter for part in fetched(assignment).shown_people] == [desk.local]
    assert list(assignment.events.values_list("verb", flat=True))[-3:] == ["change", "release", "assign"]


@pytest.mark.parametrize(
    "data",
    [
        {"starts_at": "", "deadline": ""},
        {"ends_at": "2026-11-25T08:00"},
        {"starts_at": "", "ends_at": "2026-11-25T08:00"},
        {"topic": ""},
    ],
)
def test_what_cannot_be_is_said_at_its_field(planner, data):
    response = add(planner, **data)

    assert response.status_code == 200
    assert response.context["errors"]
    assert not Assignment.objects.exists()


def test_a_stale_form_keeps_both_and_a_second_save_goes_through(planner, desk, assignment):
    opened = fetched(assignment).revision
    post(planner, change_address(assignment), topic="先存的题目", seen_revision=opened)

    late = post(planner, change_address(assignment), topic="后存的题目", seen_revision=opened)
    text = late.content.decode()

    assert "先存的题目" in text
    assert "后存的题目" in text
    assert fetched(assignment).topic == "先存的题目"
    shown = late.context["adminform"].form["seen_revision"].value()

    post(planner, change_address(assignment), topic="后存的题目", seen_revision=shown)

    assert fetched(assignment).topic == "后存的题目"


def test_a_change_is_told_to_those_who_are_on_it(planner, desk, assignment):
    from articles.notices.models import Notice

    seen = fetched(assignment).revision
    data = {"writers": [desk.writer.pk], "seen_revision": seen}
    post(planner, change_address(assignment), address="改到工人文化宫", **data)

    assert Notice.objects.filter(recipient=desk.reporter).order_by("-pk").first().verb == "change"


def test_a_cancelled_one_is_not_changed(planner, desk, assignment):
    assignment.cancel(by=desk.desk_chief, note="推迟")
    seen = fetched(assignment).revision

    post(planner, change_address(assignment), topic="照改", seen_revision=seen)

    assert fetched(assignment).topic != "照改"


def test_those_who_only_read_it_are_led_to_its_sheet(client, desk, assignment):
    client.force_login(desk.reporter)

    assert client.get(change_address(assignment)).url == assignment.get_absolute_url()
    assert post(client, change_address(assignment), topic="改").url == assignment.get_absolute_url()
    assert fetched(assignment).topic != "改"


def test_a_button_leads_back_to_where_it_stood_and_nowhere_else(client, desk, assignment):
    client.force_login(desk.reporter)
    accept = reverse("admin:planning_assignment_move", args=[assignment.pk, "accept"])
    mine = reverse("admin:planning_assignment_mine")

    assert client.post(accept, {"next": mine}).url == mine
    for elsewhere in ("https://evil.example/", "//evil.example/admin/", "/admin/../..//evil.example"):
        assert "evil" not in client.post(accept, {"next": elsewhere}).url or elsewhere.startswith("/admin/")


def test_a_late_form_undoes_no_answer_and_nobody_elses_asking(planner, desk, assignment):
    form = planner.get(change_address(assignment)).context["adminform"].form
    opened = {name: form[name].value() for name in ("seen_revision", "seen_people", "writers")}
    assignment.hand_on(by=desk.reporter, to=desk.local, note="出差")
    assignment.assign(desk.camera, by=desk.desk_chief, task="photos")

    post(planner, change_address(assignment), address="新址", **opened)

    assert fetched(assignment).address == "新址"
    assert {part.reporter for part in fetched(assignment).shown_people} == {desk.local, desk.camera}


def test_who_said_no_is_asked_again_if_put_in_again(planner, desk, assignment):
    assignment.decline(by=desk.reporter, note="病假")
    form = planner.get(change_address(assignment)).context["adminform"].form
    opened = {name: form[name].value() for name in ("seen_revision", "seen_people")}

    post(planner, change_address(assignment), writers=[desk.writer.pk], **opened)

    assert [part.state for part in fetched(assignment).shown_people] == ["offered"]


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_year_that_no_calendar_has_is_refused(planner, moment):
    response = add(planner, deadline=moment, starts_at="")

    assert response.status_code == 200
    assert "deadline" in response.context["adminform"].form.errors
