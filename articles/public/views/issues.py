"""The printed paper: the archive by month, an issue, a page."""

import re
from datetime import date as Date

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from articles.public import keys
from articles.public.digital import fronts, has_whole, issue_of, newest_issue, pages_of, pictured
from articles.public.front import layout_of, layouts_of
from articles.public.months import issues_of, months, weeks_of
from articles.public.pages import public_page

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@public_page
def archive(request):
    latest = newest_issue()
    month = month_asked_for(request) or (latest.date if latest else timezone.localdate())
    issues = issues_of(month)
    pictures = fronts([*issues, latest] if latest else [])
    for each in issues:
        each.front = pictures.get(each.pk)
    keys.made_of(request, keys.ISSUES)
    context = {
        "month": month,
        "weeks": weeks_of(month, issues),
        "issues": issues,
        "months": months(),
        "latest": latest,
        "latest_front": latest and pictures.get(latest.pk),
    }
    return render(request, "public/issues.html", context)


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
    keys.made_of(request, keys.issue(date), keys.paper(date))
    issue = issue_or_404(request, date)
    pages = pages_of(issue)
    context = {"issue": issue, "pages": layouts_of(issue, pages), "is_whole": has_whole(issue, pages)}
    return render(request, "public/issue.html", context)


@public_page
def page(request, date, number):
    """A page as its picture, or, where there is none, laid out from its stories."""
    keys.made_of(request, keys.issue(date), keys.paper(date))
    issue = issue_or_404(request, date)
    pages = pages_of(issue)
    at = next((at for at, page in enumerate(pages) if page.number == number), None)
    if at is None:
        raise Http404
    context = {
        "issue": issue,
        "page": pages[at],
        "pages": pages,
        "previous": pages[at - 1] if at else None,
        "next": pages[at + 1] if at + 1 < len(pages) else None,
    }
    if sheet := pictured(pages[at]):
        context |= {"sheet": sheet, "weeks": weeks_of(issue.date), "is_whole": has_whole(issue, pages)}
        return render(request, "public/page_picture.html", context)
    context["layout"] = layout_of(pages[at])
    return render(request, "public/page.html", context)


def issue_or_404(request, date):
    """Its own stories name the paper when they change. The newest says that no other has followed."""
    issue = issue_of(date)
    if issue is None:
        raise Http404
    if issue.later is None:
        keys.made_of(request, keys.ISSUES)
    keys.changed_at(request, issue.published_at)
    return issue
