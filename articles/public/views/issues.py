"""The printed paper: the archive by month, an issue, a page."""

import calendar
import re
from datetime import date as Date

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from articles.issues.models import Issue
from articles.public.front import lay_out, layouts_of, pages_for_readers
from articles.public.pages import public_page

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@public_page
def archive(request):
    published = Issue.objects.published()
    latest = published.newest_first().first()
    month = month_asked_for(request) or (latest.date if latest else timezone.localdate())
    by_day = {issue.date: issue for issue in published.filter(date__year=month.year, date__month=month.month)}
    weeks = calendar.Calendar(firstweekday=0).monthdatescalendar(month.year, month.month)
    days = [
        [{"day": day, "in_month": day.month == month.month, "issue": by_day.get(day)} for day in week]
        for week in weeks
    ]
    months = published.dates("date", "month", order="DESC")
    return render(
        request,
        "public/issues.html",
        {"month": month, "weeks": days, "months": months, "latest": latest, "issues": by_day},
    )


def month_asked_for(request):
    """The first day of `?month=2026-11`, or None. What is no month is a 404."""
    text = request.GET.get("month")
    if not text:
        return None
    if not (match := MONTH.fullmatch(text)) or match[1] in ("0000", "9999"):  # a calendar ends there
        raise Http404
    return Date(int(match[1]), int(match[2]), 1)


@public_page
def issue(request, date):
    issue = get_object_or_404(Issue.objects.published(), date=date)
    context = {"issue": issue, "pages": layouts_of(issue), **turn(issue)}
    return render(request, "public/issue.html", context)


@public_page
def page(request, date, number):
    issue = get_object_or_404(Issue.objects.published(), date=date)
    page = get_object_or_404(pages_for_readers(issue), number=number)
    return render(
        request,
        "public/page.html",
        {"issue": issue, "layout": lay_out(page), "pages": issue.pages.order_by("number")},
    )


def turn(issue):
    """The published issues before and after this one."""
    published = Issue.objects.published()
    return {
        "earlier": published.filter(date__lt=issue.date).newest_first().first(),
        "later": published.filter(date__gt=issue.date).order_by("date").first(),
    }
