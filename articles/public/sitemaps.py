"""Sitemaps (sitemaps.org): an index, and below it a file for each month of stories.

A month that is over no longer changes but for corrections, and what a crawler has not to read
again it does not: `lastmod` of a file is that of what changed last in it. No file costs more in a
large archive than in a small one, but for the index, which has a line for each month.
"""

from datetime import date, datetime, timedelta

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from taggit.models import Tag

from articles.issues.models import Issue, Page
from articles.listing.reading import counts
from articles.models import Article, Column, Correction, PhotoUse
from articles.public import keys
from articles.public.addresses import absolute
from articles.public.keys import made_of
from articles.public.pages import cached
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter

LARGEST = 50_000  # addresses in a file, by the standard
NEWS_DAYS = 2  # Google reads no older news,
NEWS_LIMIT = 1_000  # and no more of it
NAMES = ("home", "issues", "districts", "columns", "photos", "corrections")


def sitemap_page(view):
    """A file of the sitemap: dropped from caches with every story that comes, changes or goes."""

    @require_safe
    @cached
    def answer(request, **parts):
        made_of(request, keys.SITEMAPS)
        return view(request, **parts)

    return answer


@sitemap_page
def sitemap(request):
    """The index."""
    files = [{"address": absolute(reverse("sitemap-section", args=[name]))} for name in SECTIONS]
    files += [
        {"address": absolute(reverse("sitemap-issues", args=[day.year]))}
        for day in Issue.objects.published().dates("date", "year", order="DESC")
    ]
    files += [
        {"address": absolute(reverse("sitemap-stories", args=[f"{month:%Y-%m}"])), "changed": changed}
        for month, changed in months()
    ]
    return xml(request, "public/sitemap_index.xml", {"files": files})


def months():
    """Pairs of the first day and the latest change of each month with stories, the newest first.

    Three queries that read an index at its ends, and the corrections. What was published last in
    a month that is over is not asked: at the latest, it was its last second.
    """
    moments = (
        Article.objects.published().order_by("published_at", "pk").values_list("published_at", flat=True)
    )
    first, last = moments.first(), moments.last()
    if first is None:
        return []
    changes = {}
    corrected = Correction.objects.published().values_list("article__published_at", "at")
    for published, at in corrected:
        month = _month(published)
        changes[month] = max(at, changes.get(month, at))
    found, month = [], _month(last)
    while month >= _month(first):
        end = min(last, _start(_next(month)) - timedelta(seconds=1))
        found.append((month, max(end, changes.get(month, end))))
        month = (month - timedelta(days=1)).replace(day=1)
    return found


def _month(moment):
    return timezone.localdate(moment).replace(day=1)


def _next(month):
    return (month + timedelta(days=31)).replace(day=1)


def _start(day):
    return timezone.make_aware(datetime(day.year, day.month, 1))  # noqa: DTZ001 - the paper's own zone


@sitemap_page
def stories(request, text):
    """The stories of one month, `2026-11`, with their pictures."""
    try:
        month = date.fromisoformat(f"{text}-01")
        begin, end = _start(month), _start(_next(month))
    except (ValueError, OverflowError):
        raise Http404 from None
    found = Article.objects.published().filter(published_at__gte=begin, published_at__lt=end)
    found = found.newest_first().only("published_at").prefetch_related(shown_photos(), "corrections")
    found = [_entry_of_story(story) for story in found[:LARGEST]]
    if not found and month not in dict(months()):
        raise Http404  # a month within the archive may have none, and stands in the index nevertheless
    return urls(request, found)


def shown_photos():
    return Prefetch("photo_uses", PhotoUse.objects.shown().select_related("photo"))


def _entry_of_story(story):
    return {
        "address": absolute(story.get_absolute_url()),
        "changed": max([story.published_at, *(each.at for each in story.corrections.all())]),
        "images": [absolute(use.photo.src) for use in story.photo_uses.all()],
    }


@sitemap_page
def issues(request, year):
    """The issues of one year and their pages."""
    if not 1 <= year < 9999:
        raise Http404
    public = Issue.objects.published().filter(date__year=year).newest_first()
    pages = Page.objects.filter(issue__in=public).select_related("issue").order_by("-issue__date", "number")
    found = [_entry(each, each.published_at) for each in public]
    found += [_entry(each, each.issue.published_at) for each in pages[:LARGEST]]
    if not found:
        raise Http404
    return urls(request, found)


@sitemap_page
def section(request, name):
    if name not in SECTIONS:
        raise Http404
    return urls(request, SECTIONS[name]()[:LARGEST])


def _topics():
    fixed = [{"address": absolute(reverse(f"public:{name}"))} for name in NAMES]
    columns = [_entry(each) for each in Column.objects.for_readers().active()]
    tags = Tag.objects.filter(pk__in=counts("tag")).order_by("pk")
    return fixed + columns + [{"address": absolute(reverse("public:tag", args=[tag.slug]))} for tag in tags]


def _places():
    unions = Union.objects.filter(pk__in=counts("union"))
    return [_entry(each) for each in (*District.objects.exclude(level=District.Level.CITY), *unions)]


def _people():
    return [_entry(each) for each in Reporter.objects.filter(pk__in=counts("reporter")).order_by("pk")]


def _entry(thing, changed=None):
    return {"address": absolute(thing.get_absolute_url()), "changed": changed}


SECTIONS = {"topics": _topics, "places": _places, "people": _people}


@sitemap_page
def news(request):
    """The stories of the last two days, in Google's news extension, with their pictures."""
    since = timezone.now() - timedelta(days=NEWS_DAYS)
    found = Article.objects.published().newest_first().filter(published_at__gte=since)
    found = found.only("headline", "published_at").prefetch_related(shown_photos())
    return xml(request, "public/news_sitemap.xml", {"stories": found[:NEWS_LIMIT]})


def urls(request, entries):
    """A file of these; of the list of all stories where there are none: by the standard, one must be."""
    entries = entries or [{"address": absolute(reverse("public:latest"))}]
    return xml(request, "public/sitemap.xml", {"entries": entries})


def xml(request, template, context):
    return render(request, template, context, content_type="application/xml; charset=utf-8")
