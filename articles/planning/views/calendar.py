"""The week and the day."""

from datetime import timedelta

from django import forms
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.models import Column
from articles.planning.models import Assignment
from articles.planning.rules import may_plan
from articles.planning.week import (
    DAYS,
    day_of,
    days_between,
    monday_of,
    recurring_between,
    unknown_years,
)
from newsroom.reporters.filters import DeskFilter
from newsroom.reporters.roles import AUDITOR
from newsroom.screens import refuse_without, render_screen

SHOWN_ON_A_DAY = 200


class CalendarFilter(DeskFilter):
    """What of the calendar is shown."""

    column = forms.ModelChoiceField(
        Column.objects.active(), label=_("column"), required=False, empty_label=_("All columns")
    )
    whose = forms.ChoiceField(
        label=_("whose"),
        required=False,
        choices=[
            ("", _("Everybody's")),
            ("mine", _("In my charge")),
            ("open", _("Nobody's yet")),
            ("late", _("Late")),
        ],
    )


def narrowed(assignments, chosen, user):
    """The assignments that a filter leaves."""
    for name in ("desk", "column"):
        if chosen.get(name):
            assignments = assignments.filter(**{name: chosen[name]})
    if chosen.get("whose") == "mine":
        assignments = assignments.filter(editor=user)
    elif chosen.get("whose") == "open":
        assignments = assignments.not_cancelled().without_people()
    elif chosen.get("whose") == "late":
        assignments = assignments.late()
    return assignments


@require_safe
def this_week(request):
    refuse_without(request, "planning.view_assignment")
    return redirect("admin:planning_assignment_week", monday_of(timezone.localdate()).isoformat())


@require_safe
def week(request, day):
    """The week of this day, from Monday to Sunday."""
    refuse_without(request, "planning.view_assignment")
    first = monday_of(known_day(day))
    last = first + timedelta(days=DAYS - 1)
    context = calendar_context(request, first, last)
    context |= {
        "title": _now("Planning, %(first)s to %(last)s")
        % {"first": date_format(first, "MONTH_DAY_FORMAT"), "last": date_format(last, "MONTH_DAY_FORMAT")},
        "before": (first - timedelta(days=DAYS)).isoformat(),
        "after": (first + timedelta(days=DAYS)).isoformat(),
        "number": first.isocalendar().week,
    }
    return render_screen(request, "admin/planning/week.html", **context)


@require_safe
def day(request, day):
    """All of one day: what takes place, what is due."""
    refuse_without(request, "planning.view_assignment")
    date = known_day(day)
    context = calendar_context(request, date, date, shown=SHOWN_ON_A_DAY)
    [page] = context["days"]
    context |= {
        "title": date_format(date, "DATE_FORMAT"),
        "day": page,
        "events": [entry for entry in page.entries if entry.is_event],
        "due": [entry for entry in page.entries if not entry.is_event],
        "monday": monday_of(date).isoformat(),
        "before": (date - timedelta(days=1)).isoformat(),
        "after": (date + timedelta(days=1)).isoformat(),
    }
    return render_screen(request, "admin/planning/day.html", **context)


def known_day(text):
    date = day_of(text)
    if date is None:
        raise Http404
    return date


def calendar_context(request, first, last, **options):
    user = request.user
    sees_all = may_plan(user) or user.has_role(AUDITOR)
    filters = CalendarFilter(request.GET or None) if sees_all else None
    chosen = filters.cleaned_data if filters is not None and filters.is_valid() else {}
    recurring = recurring_between(first, last) if sees_all and not any(chosen.values()) else []
    days = days_between(
        first,
        last,
        assignments=narrowed(Assignment.objects.visible_to(user), chosen, user),
        recurring=recurring,
        user=user,
        **options,
    )
    return {
        "days": days,
        "first": first,
        "last": last,
        "filters": filters,
        "query": request.GET.urlencode(),
        "is_filtered": any(chosen.values()),
        "sees_all": sees_all,
        "may_plan": may_plan(user),
        "unknown_years": unknown_years(first, last),
        "today": timezone.localdate().isoformat(),
    }
