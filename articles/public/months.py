"""The calendar of the paper: which days of a month had an issue."""

import calendar

from articles.issues.models import Issue
from articles.prepared import Prepared
from articles.public.days import month_after


def weeks_of(month, issues=None):
    """The weeks of the month of this day, Monday first: lists of {"day", "in_month", "issue"}.

    `issues` are those of the month where they are at hand.
    """
    by_day = {issue.date: issue for issue in (issues_of(month) if issues is None else issues)}
    return [
        [{"day": day, "in_month": day.month == month.month, "issue": by_day.get(day)} for day in week]
        for week in calendar.Calendar(firstweekday=0).monthdatescalendar(month.year, month.month)
    ]


def issues_of(month):
    """The published issues of the month of this day, with what a calendar shows of them. One query."""
    return _issues.all(month_after(month, 0), month_after(month))


def months():
    """The first days of all months with an issue, the newest first. One query."""
    return _months.all()


_issues = Prepared(
    lambda since, until: (
        Issue.objects.published().filter(date__gte=since, date__lt=until).only("date", "number")
    )
)
_months = Prepared(lambda: Issue.objects.published().dates("date", "month", order="DESC"))
