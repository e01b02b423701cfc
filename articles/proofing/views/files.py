"""The proof of a page as a PDF, for those who may see the page as a whole."""

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles.issues.views import described
from articles.moves import MoveRefused
from articles.proofing import printing
from articles.proofing.views.page import desk_for


@require_safe
def proof(request, pk, number):
    """The proof of the stage that the page is at; back to the page, with the reason, if there is none."""
    desk = desk_for(request, pk, number)
    if not desk.reads_all:
        raise Http404
    try:
        pdf = printing.proof(desk)
    except MoveRefused as refusal:
        messages.error(request, described(refusal))
        return redirect("admin:issues_issue_page", pk, number)
    return file(pdf, "application/pdf", printing.file_name(desk))


def file(content, kind, name):
    headers = {
        "Cache-Control": "private, no-cache",
        "Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}",
    }
    return HttpResponse(content, content_type=kind, headers=headers)
