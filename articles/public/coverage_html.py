"""How much was reported, as HTML: bars by month, and the calendar of a person's work, where a day is
the darker the busier it was.

In Python, as cards are and for the same reason: a year has 365 days.
"""

from html import escape
from itertools import groupby

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.translation import ngettext

from articles.public.calendar_html import name_of_month, week_head
from articles.public.front_html import headline_items
from newsroom.keeping import kept_by_language


@kept_by_language
def in_words(number):
    """So many stories, as a phrase."""
    return escape(ngettext("%(n)s story", "%(n)s stories", number) % {"n": number})


def bar_rows(months):
    """The rows of a table of months (`coverage.Month`), each with its bar and its number."""
    return mark_safe(  # noqa: S308 - names of months, and numbers
        "".join(
            f'<tr><th scope="row">{name_of_month(month.first)}</th>'
            f'<td><meter value="{month.number}" max="{month.most or 1}" aria-hidden="true"></meter></td>'
            f"<td>{month.number}</td></tr>"
            for month in months
        )
    )


def work_month(first, weeks, *, year_page="", is_idle=False):
    """The table of the month that begins with `first`. `weeks`: by `coverage.month_grid`; `year_page`:
    the address of the year's calendar, "" on that page itself; `is_idle`: it has no story."""
    rows = "".join(f"<tr>{''.join(_cell(day, year_page) for day in week)}</tr>" for week in weeks)
    return mark_safe(  # noqa: S308 - names of days and months, and numbers
        f'<table class="calendar calendar--work{" calendar--idle" if is_idle else ""}">\n'
        f"  <caption>{name_of_month(first)}</caption>\n"
        f"  <thead><tr>{week_head()}</tr></thead>\n  <tbody>{rows}</tbody>\n</table>"
    )


def _cell(day, year_page):
    if not day.number:
        return f"<td><span>{day.date.day}</span></td>" if day.in_month else "<td></td>"
    return (
        f'<td><a href="{year_page}#{_anchor(day.date)}" data-shade="{day.step}" '
        f'aria-label="{_name_of_day(day.date)} {in_words(day.number)}">{day.date.day}</a></td>'
    )


def days_of_work(stories):
    """The days of a year with their headlines, as the items of a list."""
    days = groupby(stories, key=lambda story: timezone.localdate(story.published_at))
    return mark_safe("".join(_day_of_work(day, of_day) for day, of_day in days))  # noqa: S308


def _day_of_work(day, stories):
    return (
        f'<li id="{_anchor(day)}"><time datetime="{day.isoformat()}">{_name_of_day(day)}</time>'
        f'<ul class="headlines">{headline_items(stories)}</ul></li>'
    )


def _anchor(day):
    return f"d-{day:%m-%d}"


@kept_by_language
def _name_of_day(day):
    return escape(date_format(day, "MONTH_DAY_FORMAT"))
