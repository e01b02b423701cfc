"""On which days something comes again. Dates in, dates out; knows no database.

Everything follows from the first day: its weekday, its number in the month, which of the
month's Mondays it is. A month without a 31st has it on its last day, and so has a year
without a 29th of February; a month without a fifth Monday is passed over. (The rule of
iCalendar, RFC 5545, passes all of these over; a monthly report on the 31st is still due in
April, though, and a desk that counts on "the last" of a month means just that.)
"""

from calendar import monthrange
from datetime import date, timedelta

from django.db import models
from django.utils.translation import pgettext_lazy


class Frequency(models.TextChoices):
    WEEKLY = "weekly", pgettext_lazy("comes again", "every week")
    MONTHLY_DAY = "monthly_day", pgettext_lazy("comes again", "every month, on the same day")
    MONTHLY_WEEKDAY = (
        "monthly_weekday",
        pgettext_lazy("comes again", "every month, on the same weekday (such as the second Tuesday)"),
    )
    MONTHLY_LAST = (
        "monthly_last",
        pgettext_lazy("comes again", "every month, on its last such weekday"),
    )
    YEARLY = "yearly", pgettext_lazy("comes again", "every year")


WEEK = 7  # days
YEAR = 12  # months


def occurrences(frequency, first, start, end, *, every=1, until=None):
    """The days from `start` to `end`, both included, on which it happens, in order: a list.

    `first` is the first day of all and sets the pattern; `every` 2 means every other week,
    month or year; nothing happens after `until`.
    """
    end = min(end, until) if until else end
    start = max(start, first)
    if end < start:
        return []
    days = _weekly(first, start, end, every) if frequency == Frequency.WEEKLY else None
    if days is None:
        step = every * YEAR if frequency == Frequency.YEARLY else every
        days = _monthly(frequency, first, start, end, step)
    return [day for day in days if start <= day <= end]


def _weekly(first, start, end, every):
    step = WEEK * every
    day = first + timedelta(days=-(-(start - first).days // step) * step)
    while day <= end:
        yield day
        day += timedelta(days=step)


def _monthly(frequency, first, start, end, step):
    """The day in every month of the pattern that can lie between."""
    begin = first.year * YEAR + first.month - 1
    month = begin + max(0, start.year * YEAR + start.month - 1 - begin) // step * step
    while month <= end.year * YEAR + end.month - 1:
        if day := day_in_month(frequency, first, *divmod(month, YEAR)):
            yield day
        month += step


def day_in_month(frequency, first, year, month_index):
    """Its day in that month (0 is January), or None if the month has none."""
    month = month_index + 1
    length = monthrange(year, month)[1]
    if frequency in (Frequency.MONTHLY_DAY, Frequency.YEARLY):
        return date(year, month, min(first.day, length))
    to_weekday = (first.weekday() - date(year, month, 1).weekday()) % WEEK
    if frequency == Frequency.MONTHLY_LAST:
        number = 1 + to_weekday + (length - 1 - to_weekday) // WEEK * WEEK
    else:
        number = 1 + to_weekday + (first.day - 1) // WEEK * WEEK
    return date(year, month, number) if number <= length else None
