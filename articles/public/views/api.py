"""Stories and issues for other machines: ninjs 3.1, and the description of it for programs.

The same rules as on the pages: only what is published; a story that was withdrawn answers 410.
Refusals are JSON too (RFC 9457). No CORS headers: programs ask from servers, and our own pages
from our own origin.
"""

import json
from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.issues.models import Issue
from articles.models import Article
from articles.public import keys, story_page
from articles.public.digital import has_whole, with_facsimiles
from articles.public.front import pages_for_readers
from articles.public.keys import made_of
from articles.public.ninjs import issue_item, story_item
from articles.public.ninjs.description import description
from articles.public.pages import public_page

PROBLEM = "application/problem+json"


def api_page(view):
    """As `public_page`, with refusals that programs can read."""

    @public_page
    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return problem(404, _("There is no such thing here."))

    return answer


def as_json(data, *, status=200, content_type="application/json"):
    """Chinese as Chinese, not as escapes."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, status=status, content_type=content_type)


def problem(status, title):
    return as_json({"title": title, "status": status}, status=status, content_type=PROBLEM)


@api_page
def story(request, pk):
    made_of(request, keys.story(pk))
    article = story_page.published_story(pk)
    if article is None:
        if Article.objects.withdrawn().filter(pk=pk).exists():
            return problem(410, _("This story was withdrawn."))
        raise Http404
    reading, printed = story_page.reading_of(article), story_page.in_print(article)
    return as_json(story_item(reading, printed.ran))


@api_page
def issue(request, date):
    made_of(request, keys.issue(date), keys.paper(date))
    issue = get_object_or_404(Issue.objects.published(), date=date)
    pages = list(with_facsimiles(pages_for_readers(issue)))
    made_of(request, *(keys.story(placed.article_id) for page in pages for placed in page.placements.all()))
    return as_json(issue_item(issue, pages, is_whole=has_whole(issue, pages)))


@api_page
def openapi(request):
    return as_json(description())
