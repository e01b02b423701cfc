"""The page as its proof readers need it: every word of it, the marks on it, and the next signature."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.facsimile.models import Facsimile
from articles.issues.models import Page
from articles.issues.views import described, linked, with_refusals, works_on_issues
from articles.issues.views.screen import issue_for
from articles.moves import MoveRefused
from articles.proofing.desk import Desk, stage_name
from newsroom.screens import render_screen


@require_safe
def page(request, pk, number):
    return page_screen(request, desk_for(request, pk, number))


def desk_for(request, pk, number):
    """The page before this person: 403 for those who see no issues, 404 if there is none."""
    if not request.user.has_perm("issues.view_issue"):
        raise PermissionDenied
    return Desk(request.user, pk, number)


def page_screen(request, desk, *, typed=None, refusal=None):
    """The screen; after a refusal with what was typed, as a 409."""
    state, page = desk.state, desk.page
    with_refusals([state], request.user)
    typed = typed or {"place": request.GET.get("at", "")}
    context = {
        "title": page,
        "desk": desk,
        "issue": page.issue,
        "page": page,
        "state": state,
        "stage": stage_name(state.next_kind),
        "typed": typed,
        "mark_error": refusal,
        "refusal": page.signature_refusal(request.user, state),
        "obstacles": linked(state.obstacles) if works_on_issues(request.user) else [],
        "voided": [each for each in state.signatures if each.voided_at],
        "pages": page.issue.pages.order_by("number"),
        "may_plan": page.issue.is_open and request.user.has_perm("issues.plan_issue"),
    }
    return render_screen(request, "admin/proofing/page.html", **context, status=409 if refusal else None)


def refuse_unless_seen(page, digest):
    """Raises `MoveRefused` if another file was uploaded for the page than the one that was read."""
    page.issue = page.issue.lock()
    uploaded = Facsimile.objects.current().made_elsewhere().filter(page=page).first()
    if digest and digest != (uploaded.digest if uploaded else ""):
        raise MoveRefused(_("The page has changed since you opened it. Read it once more."))


@require_POST
def signatures(request, pk, number):
    """POST `seen`, the digest of what was read, and perhaps `note`: gives the next signature."""
    issue_for(request, pk)
    page = get_object_or_404(Page.objects.select_related("issue"), issue=pk, number=number)
    try:
        note = request.POST.get("note", "").strip()
        with transaction.atomic():
            refuse_unless_seen(page, request.POST.get("file", ""))
            signature = page.sign(by=request.user, seen=request.POST.get("seen"), note=note)
    except MoveRefused as refusal:
        messages.error(request, described(refusal))
    else:
        sentence = _("%(page)s: %(kind)s given.")
        messages.success(request, sentence % {"page": page, "kind": signature.get_kind_display()})
    return redirect("admin:issues_issue_page", pk, number)
