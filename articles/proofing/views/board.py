"""The board of an issue's pages: how far each is, who has it, and how long there is still time."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.issues.readiness import page_states
from articles.issues.views import with_refusals
from articles.issues.views.screen import issue_for
from articles.proofing.board import lines_of, time_left
from articles.proofing.elsewhere import with_uploads
from newsroom.screens import render_screen


@require_safe
def board(request, pk):
    """The screen; with the header X-Fragment the table alone, which the screen asks for now and then."""
    issue = issue_for(request, pk)
    states = page_states(with_uploads(issue.pages.all()))
    context = {
        "title": issue,
        "issue": issue,
        "lines": lines_of(with_refusals(states, request.user)),
        "left": time_left(issue),
        "pages": [state.page for state in states],
    }
    if request.headers.get("X-Fragment"):
        return render(request, "admin/proofing/_board.html", context)
    return render_screen(request, "admin/proofing/board.html", **context)
