"""Pages as PDF for those who make the paper: before the issue is out, and for the printer.

As it would be printed now, set at the moment of asking: `?bleed=1` gives it with 3 mm around
the sheet and crop marks. Nothing of it is kept by anybody on the way.
"""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles.facsimile.making import title_of
from articles.facsimile.models import Facsimile
from articles.facsimile.printing import print_of
from articles.issues import typesetting
from articles.issues.models import Page
from articles.issues.views import works_on_issues
from articles.issues.views.screen import issue_for

PDF = "application/pdf"


@require_safe
def print_page(request, pk, number):
    """One page of an issue."""
    issue = readable_issue(request, pk)
    page = get_object_or_404(Page.objects.select_related("issue"), issue=issue, number=number)
    return printed(request, [page], title_of(issue, page))


@require_safe
def print_issue(request, pk):
    """All its pages that can be made, in order."""
    issue = readable_issue(request, pk)
    return printed(request, issue.pages.select_related("issue").order_by("number"), title_of(issue))


@require_safe
def file(request, pk):
    """A page file as it lies in the storage, former ones included."""
    if not works_on_issues(request.user):
        raise PermissionDenied
    facsimile = get_object_or_404(Facsimile.objects.select_related("page__issue"), pk=pk)
    try:
        response = FileResponse(facsimile.pdf.open())
    except FileNotFoundError:
        raise Http404 from None
    return private(response, title_of(facsimile.page.issue, facsimile.page))


def readable_issue(request, pk):
    """The issue, for those who may read all that stands on its pages. 403 for others."""
    issue = issue_for(request, pk)
    if not works_on_issues(request.user):
        raise PermissionDenied
    return issue


def printed(request, pages, title):
    """The pages set now. 404 where none of them can be made up."""
    sheets = [found.sheet for page in pages if (found := print_of(page))]
    if not sheets:
        raise Http404
    bleed = request.GET.get("bleed") == "1"
    pdf = typesetting.pdf(sheets, bleed=bleed, title=title)
    return private(HttpResponse(pdf), title)


def private(response, title):
    with override("zh-hans"):
        response["Content-Disposition"] = content_disposition_header(False, f"{title}.pdf")
    response["Content-Type"] = PDF
    patch_cache_control(response, private=True, no_store=True)
    return response
