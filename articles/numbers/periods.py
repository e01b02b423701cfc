"""The stretch of time that is counted: whole days of the paper's time zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_date

LONGEST = 366  # days: a year is counted at a time


@dataclass(frozen=True)
class Period:
    """From the first to the last day, both included."""

    first: date
    last: date

    @property
    def start(self):
        return midnight(self.first)

    @property
    def end(self):
        """The moment after it: midnight of the next day."""
        return midnight(self.last + timedelta(days=1))

    def holds(self, moment):
        return moment is not None and self.start <= moment < self.end

    def months(self):
        """The first days of all months it touches."""
        month, found = self.first.replace(day=1), []
        while month <= self.last:
            found.append(month)
            month = next_month(month)
        return found


def midnight(day):
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())


def next_month(day):
    """The first day of the month after."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def month_of(day):
    """The month that `day` is in, as a period."""
    return Period(day.replace(day=1), next_month(day) - timedelta(days=1))


def asked_for(query):
    """The period that `from` and `to` of a query name; this month where they name none.

    Turned round if they stand the wrong way; at most a year, counted back from its end.
    """
    this_month = month_of(timezone.localdate())
    first = _day(query.get("from")) or this_month.first
    last = _day(query.get("to")) or max(month_of(first).last, first)
    first, last = min(first, last), max(first, last)
    return Period(max(first, last - timedelta(days=LONGEST - 1)), last)


def _day(words):
    """The day that was typed, or None. Years that are no paper's are none."""
    try:
        day = parse_date(words or "")
    except ValueError:
        return None
    return day if day and 1900 < day.year < 2200 else None


def asked_month(words):
    """The first day of the month written as 2026-11; None if it is none."""
    return _day(f"{words}-01")
