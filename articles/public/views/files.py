"""The paper as files: each page as PDF and picture, the issue as PDF and EPUB.

Asked anew at every request, as every public page: nothing before the issue is out, and nothing
that still shows a story which was withdrawn.
"""

import hashlib
from datetime import timedelta
from functools import wraps

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.csp import CSP
from django.utils.http import content_disposition_header
from django.utils.translation import override
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from articles.facsimile.epub.issue_book import issue_book
from articles.facsimile.models import KINDS, WIDTHS, Facsimile
from articles.facsimile.whole import issue_file
from articles.issues.models import Issue
from articles.public import keys
from articles.public.keys import kept_by_browsers, made_of
from articles.public.pages import cached

FRESH = timedelta(minutes=5)  # the picture of a page, in a reader's own browser
EPUB = "application/epub+zip"


def public_file(view):
    """As `public_page`, with a policy that lets the browser's own PDF reader work."""

    @wraps(view)
    def in_chinese(request, *args, **kwargs):
        with override("zh-hans"):  # the names of the files are the paper's, not the reader's
            return view(request, *args, **kwargs)

    return csp_override({"frame-ancestors": [CSP.SELF]})(cached(require_safe(in_chinese)))


@public_file
def page_pdf(request, date, number):
    made_of(request, keys.paper(date))
    facsimile = facsimile_of(date, number)
    name = f"{settings.PAPER_NAME} {date} {facsimile.page}.pdf"
    return stored(request, facsimile.pdf.name, "application/pdf", facsimile.digest, name)


@public_file
def page_picture(request, date, number, width, kind):
    """`page-1080.avif`: one of WIDTHS, in one of KINDS."""
    made_of(request, keys.paper(date))
    kept_by_browsers(request, FRESH)
    if width not in WIDTHS or kind not in KINDS:
        raise Http404
    facsimile = facsimile_of(date, number)
    name = facsimile.picture_name(width, kind)
    return stored(request, name, f"image/{kind}", name, f"{date}-{number:02d}.{kind}")


@public_file
def issue_pdf(request, date):
    made_of(request, keys.paper(date))
    issue = get_object_or_404(Issue.objects.published(), date=date)
    whole = issue_file(issue)
    if whole is None:
        raise Http404
    return stored(request, whole.pdf.name, "application/pdf", whole.digest, f"{name_of(issue)}.pdf")


@public_file
def issue_epub(request, date):
    """Put together at each request: it has the stories as they are now, corrections included."""
    made_of(request, keys.paper(date))
    issue = get_object_or_404(Issue.objects.published(), date=date)
    book = issue_book(issue)
    digest, name = hashlib.sha256(book).hexdigest(), f"{name_of(issue)}.epub"
    return handed_out(request, lambda: HttpResponse(book), EPUB, digest, name, as_attachment=True)


def facsimile_of(date, number):
    """The page's file, if readers may have it. 404 otherwise."""
    published = Facsimile.objects.published().select_related("page")
    return get_object_or_404(published, page__issue__date=date, page__number=number)


def name_of(issue):
    return f"{settings.PAPER_NAME} {issue.date}"


def stored(request, path, content_type, digest, name):
    """A file of the storage, from here: the edge keeps it. 404 if it is gone."""

    def opened():
        try:
            return FileResponse(Facsimile._meta.get_field("pdf").storage.open(path))
        except FileNotFoundError:
            raise Http404 from None

    return handed_out(request, opened, content_type, digest, name)


def handed_out(request, opened, content_type, digest, name, *, as_attachment=False):
    """What `opened()` gives, with its type, name and tag; or 304 for who has it already."""
    etag = f'"{hashlib.sha256(digest.encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = opened()
        response["Content-Type"] = content_type
        response["Content-Disposition"] = content_disposition_header(as_attachment, name)
    response["ETag"] = etag
    return response
