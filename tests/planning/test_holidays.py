"""The public holidays and the weekends that are worked, as the State Council's notices have them."""

from datetime import date, timedelta

import pytest

from articles.planning.holidays import calendar, is_known, is_off, special_day


@pytest.mark.parametrize(
    ("day", "off"),
    [
        ("2025-01-26", False),  # a Sunday that is worked
        ("2025-01-27", False),
        ("2025-01-28", True),
        ("2025-02-04", True),
        ("2025-02-05", False),
        ("2025-10-08", True),
        ("2025-10-11", False),  # a Saturday that is worked
        ("2026-01-02", True),  # a Friday off
        ("2026-01-04", False),
        ("2026-02-14", False),
        ("2026-02-23", True),
        ("2026-02-28", False),
        ("2026-09-20", False),
        ("2026-10-07", True),
        ("2026-10-10", False),
        ("2026-11-22", True),  # an ordinary Sunday
        ("2026-11-23", False),
    ],
)
def test_it_knows_who_works_when(day, off):
    assert is_off(date.fromisoformat(day)) is off


@pytest.mark.parametrize(("year", "days", "worked"), [(2025, 28, 5), (2026, 33, 6)])
def test_a_year_has_the_days_of_its_notice(year, days, worked):
    special = [day for at, day in calendar()[0].items() if at.year == year]

    assert sum(day.is_off for day in special) == days
    assert sum(not day.is_off for day in special) == worked


def test_only_weekends_are_worked_in_exchange():
    assert all(at.weekday() > 4 for at, day in calendar()[0].items() if not day.is_off)


def test_a_year_that_is_not_announced_is_not_guessed():
    assert not is_known(2027)
    assert is_off(date(2027, 1, 1)) is None
    assert special_day(date(2027, 1, 1)) is None


def test_every_day_of_a_known_year_is_one_or_the_other():
    days = (date(2026, 1, 1) + timedelta(days=number) for number in range(365))

    assert {is_off(day) for day in days} == {True, False}
