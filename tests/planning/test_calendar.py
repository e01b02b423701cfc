"""The week and the day: what stands on which day, and that no day is lost."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.moves import MoveRefused
from articles.planning.models import Assignment, RecurringEvent
from articles.planning.week import days_between

pytestmark = pytest.mark.django_db


def at(text):
    return timezone.make_aware(datetime.fromisoformat(text))


def week(client, day, **query):
    return client.get(reverse("admin:planning_assignment_week", args=[day]), query)


def recurring(topic="编前会", frequency="weekly", starts_on=date(2026, 11, 2), **fields):
    return RecurringEvent.objects.create(
        topic=topic, frequency=frequency, starts_on=starts_on, start_time=time(10), **fields
    )


def on_days(user, first, last):
    days = days_between(
        date.fromisoformat(first),
        date.fromisoformat(last),
        assignments=Assignment.objects.visible_to(user),
        recurring=RecurringEvent.objects.all(),
        user=user,
    )
    return {
        f"{day.date:%m-%d}": [
            *[entry.assignment.topic for entry in day.entries],
            *[event.topic for event in day.occurrences],
        ]
        for day in days
        if not day.is_empty
    }


def test_the_week_over_the_years_end_is_one_week_and_says_what_is_not_known(client, desk, make_assignment):
    make_assignment("除夕夜班", starts_at=at("2026-12-31 22:00"), ends_at=at("2027-01-01 02:00"))
    make_assignment("新年第一天", deadline=at("2027-01-01 18:00"))
    client.force_login(desk.desk_editor)

    text = week(client, "2026-12-30").content.decode()

    assert re.findall(r"<b>(\d+)</b> <span>", text) == ["28", "29", "30", "31", "1", "2", "3"]
    assert "2027年的放假安排尚未录入" in text
    assert on_days(desk.desk_editor, "2026-12-28", "2027-01-03") == {
        "12-31": ["除夕夜班"],
        "01-01": ["除夕夜班", "新年第一天"],
    }


def test_holidays_and_working_weekends_are_named(client, desk):
    client.force_login(desk.desk_editor)

    text = week(client, "2026-09-28").content.decode()

    assert text.count("国庆节") == 4
    assert "调休上班" in week(client, "2026-10-10").content.decode()


def test_a_late_hour_in_beijing_belongs_to_that_day(make_assignment, desk):
    make_assignment("零点以后", starts_at=at("2026-11-25 00:30"))

    assert list(on_days(desk.desk_editor, "2026-11-23", "2026-11-29")) == ["11-25"]


def test_what_is_due_on_another_day_stands_there_too(make_assignment, desk):
    make_assignment("采访", starts_at=at("2026-11-24 09:00"), deadline=at("2026-11-26 18:00"))

    assert list(on_days(desk.desk_editor, "2026-11-23", "2026-11-29")) == ["11-24", "11-26"]


@pytest.mark.parametrize("day", ["2026-02-30", "2026-1-1", "yesterday", "1999-12-31", "9999-12-31"])
def test_what_is_no_day_is_not_there(client, desk, day):
    client.force_login(desk.desk_editor)

    assert week(client, day).status_code == 404
    assert client.get(reverse("admin:planning_assignment_day", args=[day])).status_code == 404


def test_a_full_day_counts_what_it_does_not_show(client, desk, make_assignment):
    for number in range(15):
        make_assignment(f"选题{number:02}", starts_at=at("2026-11-25 09:00"))
    client.force_login(desk.desk_editor)

    assert "另有3项" in week(client, "2026-11-25").content.decode()
    day = client.get(reverse("admin:planning_assignment_day", args=["2026-11-25"])).content.decode()
    assert len(set(re.findall(r"选题\d\d", day))) == 15


def test_filters_narrow_the_week(client, desk, make_assignment):
    make_assignment("有人的", people=[desk.writer], starts_at=at("2026-11-25 09:00"))
    make_assignment("没人的", starts_at=at("2026-11-25 09:00"), editor=desk.desk_chief)
    client.force_login(desk.desk_chief)

    assert "有人的" not in week(client, "2026-11-25", whose="open").content.decode()
    assert "没人的" in week(client, "2026-11-25", whose="mine").content.decode()
    assert "有人的" not in week(client, "2026-11-25", whose="mine").content.decode()


# Events that come again


def test_an_event_shows_until_its_day_is_an_assignment_and_is_made_once(desk):
    event = recurring(characters=800)
    assert on_days(desk.desk_editor, "2026-11-23", "2026-11-29") == {"11-23": ["编前会"]}
    event.usual_people.add(desk.writer, desk.camera)

    made = event.assignment_on(date(2026, 11, 23), by=desk.desk_editor)
    again = event.assignment_on(date(2026, 11, 23), by=desk.desk_chief)

    assert made == again
    assert Assignment.objects.count() == 1
    assert timezone.localtime(made.starts_at).hour == 10
    assert timezone.localtime(made.deadline).hour == 16
    assert made.characters == 800
    assert set(made.assignees.values_list("reporter__name", "task")) == {
        ("周砚", "writing"),
        ("郎墨", "photos"),
    }
    assert on_days(desk.desk_editor, "2026-11-23", "2026-12-06") == {
        "11-23": ["编前会"],
        "11-30": ["编前会"],
    }


def test_an_event_of_the_whole_day_is_due_that_day(desk):
    event = recurring()
    event.start_time = None
    event.deadline_hours = 18
    event.save()

    made = event.assignment_on(date(2026, 11, 23), by=desk.desk_editor)

    assert made.first_day == made.deadline_day == date(2026, 11, 23)


def test_a_day_that_is_none_of_its_days_makes_nothing(desk):
    event = recurring(until=date(2026, 11, 20))

    for day in (date(2026, 11, 24), date(2026, 11, 23)):
        with pytest.raises(MoveRefused):
            event.assignment_on(day, by=desk.desk_editor)
    with pytest.raises(MoveRefused):
        event.assignment_on(date(2026, 11, 9), by=desk.reporter)
    assert not Assignment.objects.exists()


def test_one_click_makes_it_an_assignment(client, desk):
    event = recurring()
    client.force_login(desk.desk_editor)
    address = reverse("admin:planning_recurringevent_occurrence", args=[event.pk, "2026-11-23"])

    first, second = client.post(address), client.post(address)

    assert first.url == second.url == Assignment.objects.get().get_absolute_url()


def test_those_who_do_not_plan_see_no_recurring_events(client, desk):
    recurring("内部会议")
    client.force_login(desk.reporter)

    assert "内部会议" not in week(client, "2026-11-23").content.decode()


def test_what_goes_on_for_days_stands_on_each(make_assignment, desk):
    make_assignment("运动会", starts_at=at("2026-11-24 09:00"), ends_at=at("2026-11-26 17:00"))

    assert list(on_days(desk.desk_editor, "2026-11-25", "2026-11-29")) == ["11-25", "11-26"]


def test_a_week_has_seven_days_whatever_the_day_in_its_address(client, desk):
    client.force_login(desk.desk_editor)
    monday = date(2026, 11, 23)

    shown = {
        week(client, (monday + timedelta(days=number)).isoformat()).context["first"] for number in range(7)
    }

    assert shown == {monday}
