"""The calendar of issues, as HTML: a month with what came out in it, and the way to the other months.

In Python, as cards are and for the same reason: an archive of twenty years has 240 months.
"""

from html import escape

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.issues.models import Issue
from articles.public.page_pictures import page_picture
from newsroom.keeping import kept_by_language


def calendar(month, weeks, *, is_small=False, issue=None):
    """The table of one month: `weeks` by `months.weeks_of`, `issue` the one that is open."""
    kind = " calendar--small" if is_small else ""
    rows = "".join(
        f"<tr>{''.join(_cell(is_small=is_small, open_issue=issue, **cell) for cell in week)}</tr>"
        for week in weeks
    )
    return mark_safe(  # noqa: S308 - names of days and months, and numbers
        f'<table class="calendar{kind}">\n  <caption>{name_of_month(month.replace(day=1))}</caption>\n'
        f"  <thead><tr>{week_head()}</tr></thead>\n  <tbody>{rows}</tbody>\n</table>"
    )


def _cell(day, in_month, issue, *, is_small, open_issue):
    if issue is None:
        return f"<td>{f'<span>{day.day}</span>' if in_month else ''}</td>"
    current = ' aria-current="date"' if open_issue and issue.pk == open_issue.pk else ""
    link = f'<a href="{issue.get_absolute_url()}" aria-label="{_label(issue.date, issue.number)}"{current}><b>{day.day}</b>'
    if is_small:
        return f"<td>{link}</a></td>"
    front = getattr(issue, "front", None)
    picture = page_picture(front, sizes="80px") if front else ""
    shown = f'<span class="calendar__front">{picture}</span>' if front else ""
    return f"<td>{link}<small>{_number() % {'n': issue.number}}</small>{shown}</a></td>"


@kept_by_language
def _label(day, number):
    return escape(str(Issue(date=day, number=number)))


def months(days, month):
    """The months of these days (the newest first) by year, each a link; `month` is the one that is open."""
    years = {}
    for day in days:
        years.setdefault(day.year, []).append(day)
    rows = (
        f"<li><b>{year}</b>{''.join(_link(day, day == month) for day in reversed(of_year))}</li>"
        for year, of_year in years.items()
    )
    return mark_safe("".join(rows))  # noqa: S308


def _link(day, is_open):
    before, after = _parts_of_link(day)
    return f"{before}{' aria-current="page"' if is_open else ''}{after}"


@kept_by_language
def _parts_of_link(day):
    return f' <a href="?month={day:%Y-%m}"', f' aria-label="{name_of_month(day)}">{day.month}</a>'


@kept_by_language
def name_of_month(day):
    return escape(date_format(day, "YEAR_MONTH_FORMAT"))


@kept_by_language
def _number():
    return escape(_("No. %(n)s"))


@kept_by_language
def week_head():
    """The days of the week, Monday first."""
    return "".join(
        f'<th scope="col"><abbr title="{escape(str(WEEKDAYS[day]))}">{escape(sign(day))}</abbr></th>'
        for day in range(7)
    )


def sign(weekday):
    """The shortest name of the day of the week (Monday is 0): Mon, or in Chinese the last sign of its name."""
    if (get_language() or "").startswith("zh"):
        return str(WEEKDAYS[weekday])[-1]
    return str(WEEKDAYS_ABBR[weekday])
