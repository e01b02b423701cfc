"""Sitemaps (sitemaps.org): one file while it holds all, an index of files beyond that."""

from datetime import timedelta
from math import ceil

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from taggit.models import Tag

from articles.issues.models import Issue, Page
from articles.models import Article, Column
from articles.public.addresses import absolute
from newsroom.districts.models import District

PER_FILE = 10_000  # addresses; the standard allows 50,000
NEWS_DAYS = 2  # Google reads no older news
NEWS_LIMIT = 1_000


def stories():
    return Article.objects.published().newest_first().only("pk", "published_at")


def issues():
    return Issue.objects.published().newest_first()


def pages():
    public = Page.objects.filter(issue__in=Issue.objects.published())
    return public.select_related("issue").order_by("-issue__date", "number")


def districts():
    return District.objects.exclude(level=District.Level.CITY)


def columns():
    return Column.objects.for_readers().active()


def tags():
    return Tag.objects.filter(article__in=Article.objects.published()).distinct().order_by("pk")


SECTIONS = {
    "stories": stories,
    "issues": issues,
    "pages": pages,
    "districts": districts,
    "columns": columns,
    "tags": tags,
}


@require_safe
def sitemap(request):
    counts = {name: section().count() for name, section in SECTIONS.items()}
    if sum(counts.values()) <= PER_FILE:
        found = [entry for section in SECTIONS.values() for entry in entries(section())]
        return xml(request, "public/sitemap.xml", {"entries": [*fixed(), *found]})
    files = [
        absolute(reverse("sitemap-section", args=[name, page]))
        for name, count in counts.items()
        for page in range(1, ceil(count / PER_FILE) + 1)
    ]
    return xml(request, "public/sitemap_index.xml", {"files": files})


@require_safe
def section(request, section, page):
    """Page `page`, from 1, of one section of the index."""
    if section not in SECTIONS:
        raise Http404
    try:
        found = entries(Paginator(SECTIONS[section](), PER_FILE, allow_empty_first_page=False).page(page))
    except InvalidPage:
        raise Http404 from None
    return xml(request, "public/sitemap.xml", {"entries": found})


@require_safe
def news(request):
    """The stories of the last two days, in Google's news extension."""
    since = timezone.now() - timedelta(days=NEWS_DAYS)
    found = Article.objects.published().newest_first().filter(published_at__gte=since)
    return xml(request, "public/news_sitemap.xml", {"stories": found[:NEWS_LIMIT]})


def fixed():
    names = ["home", "issues", "districts", "columns", "photos", "corrections"]
    return [{"address": absolute(reverse(f"public:{name}"))} for name in names]


def entries(items):
    return [
        {"address": absolute(address_of(item)), "changed": getattr(item, "published_at", None)}
        for item in items
    ]


def address_of(item):
    if isinstance(item, Tag):
        return reverse("public:tag", args=[item.slug])
    return item.get_absolute_url()


def xml(request, template, context):
    return render(request, template, context, content_type="application/xml; charset=utf-8")
