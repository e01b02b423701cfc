"""When something comes again, at the edges of months and years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.planning.recurrence import Frequency, occurrences


def days(frequency, first, start, end, **options):
    first, start, end = map(date.fromisoformat, (first, start, end))
    if until := options.get("until"):
        options["until"] = date.fromisoformat(until)
    return [str(day) for day in occurrences(frequency, first, start, end, **options)]


def test_every_week_goes_over_the_end_of_the_year():
    assert days("weekly", "2026-11-02", "2026-12-21", "2027-01-10") == [
        *("2026-12-21", "2026-12-28", "2027-01-04"),
    ]


def test_every_other_week_keeps_its_rhythm():
    assert days("weekly", "2026-11-02", "2026-11-03", "2026-12-01", every=2) == ["2026-11-16", "2026-11-30"]


def test_nothing_comes_before_the_first_day_or_after_the_last():
    assert days("weekly", "2026-11-09", "2026-11-01", "2026-12-31", until="2026-11-20") == [
        *("2026-11-09", "2026-11-16"),
    ]
    assert days("weekly", "2026-11-09", "2026-01-01", "2026-11-08") == []


def test_the_31st_is_the_last_day_of_shorter_months():
    assert days("monthly_day", "2026-01-31", "2026-01-01", "2026-06-30") == [
        *("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"),
    ]


def test_the_29th_of_february_is_the_28th_in_other_years():
    assert days("yearly", "2024-02-29", "2024-01-01", "2028-12-31") == [
        *("2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"),
    ]


def test_the_second_tuesday_is_found_in_every_month():
    assert days("monthly_weekday", "2026-09-08", "2026-09-01", "2026-12-31") == [
        *("2026-09-08", "2026-10-13", "2026-11-10", "2026-12-08"),
    ]


def test_a_month_without_a_fifth_monday_is_passed_over():
    assert days("monthly_weekday", "2026-03-30", "2026-03-01", "2026-12-31") == [
        *("2026-03-30", "2026-06-29", "2026-08-31", "2026-11-30"),
    ]


def test_the_last_monday_is_in_every_month():
    assert days("monthly_last", "2026-03-30", "2026-03-01", "2026-06-30") == [
        *("2026-03-30", "2026-04-27", "2026-05-25", "2026-06-29"),
    ]


def test_every_second_month_counts_from_the_first():
    assert days("monthly_day", "2026-11-15", "2027-01-01", "2027-06-30", every=2) == [
        *("2027-01-15", "2027-03-15", "2027-05-15"),
    ]


@given(
    frequency=st.sampled_from(list(Frequency)),
    first=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    start=st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    length=st.integers(0, 400),
    every=st.integers(1, 5),
)
@pytest.mark.filterwarnings("ignore")
def test_a_window_shows_what_the_whole_calendar_shows(frequency, first, start, length, every):
    end = start + timedelta(days=length)
    whole = occurrences(frequency, first, first, date(2033, 12, 31), every=every)

    window = occurrences(frequency, first, start, end, every=every)

    assert window == [day for day in whole if start <= day <= end]
    assert first in occurrences(frequency, first, first, first, every=every) or frequency == "monthly_last"
