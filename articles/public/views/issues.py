"""The printed paper: the archive by month, an issue, a page."""

import re
from datetime import date as Date

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from articles.issues.models import Issue
from articles.public import keys
from articles.public.digital import fronts, has_whole, pictured, with_facsimiles, with_neighbours
from articles.public.front import lay_out, pages_for_readers, with_stories
from articles.public.months import issues_of, weeks_of
from articles.public.pages import public_page

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@public_page
def archive(request):
    published = Issue.objects.published()
    latest = published.newest_first().first()
    month = month_asked_for(request) or (latest.date if latest else timezone.localdate())
    issues = list(issues_of(month))
    pictures = fronts([*issues, latest] if latest else [])
    for each in issues:
        each.front = pictures.get(each.pk)
    keys.made_of(request, keys.ISSUES)
    context = {
        "month": month,
        "weeks": weeks_of(month, issues),
        "issues": issues,
        "months": published.dates("date", "month", order="DESC"),
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
    issue = get_object_or_404(with_neighbours(Issue.objects.published()), date=date)
    note_what_it_is_made_of(request, issue)
    layouts = [lay_out(page) for page in with_facsimiles(pages_for_readers(issue))]
    context = {
        "issue": issue,
        "pages": layouts,
        "is_whole": has_whole(issue, [each.page for each in layouts]),
    }
    return render(request, "public/issue.html", context)


@public_page
def page(request, date, number):
    """A page as its picture, or, where there is none, laid out from its stories."""
    keys.made_of(request, keys.issue(date), keys.paper(date))
    issue = get_object_or_404(with_neighbours(Issue.objects.published()), date=date)
    pages = list(with_facsimiles(issue.pages.order_by("number")))
    at = next((at for at, page in enumerate(pages) if page.number == number), None)
    if at is None:
        raise Http404
    note_what_it_is_made_of(request, issue)
    context = {
        "issue": issue,
        "page": pages[at],
        "pages": pages,
        "previous": pages[at - 1] if at else None,
        "next": pages[at + 1] if at + 1 < len(pages) else None,
        "is_whole": has_whole(issue, pages),
    }
    if sheet := pictured(pages[at]):
        context |= {"sheet": sheet, "weeks": weeks_of(issue.date)}
        return render(request, "public/page_picture.html", context)
    prefetch_related_objects([pages[at]], with_stories())
    context["layout"] = lay_out(pages[at])
    return render(request, "public/page.html", context)


def note_what_it_is_made_of(request, issue):
    """Its own stories name the paper when they change. The newest says that no other has followed."""
    if issue.later is None:
        keys.made_of(request, keys.ISSUES)
    keys.changed_at(request, issue.published_at)
