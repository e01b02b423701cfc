"""The page as its proof readers need it: every word of it, who has signed, and the next signature."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.issues.models import Page, PageSignature
from articles.issues.proofs import Proof
from articles.issues.views.screen import issue_for, readable_ids, render_screen, works_on_issues
from articles.issues.views.sentences import described, linked
from articles.moves import MoveRefused


def with_refusals(states, user):
    """Each page's state with `steps` to draw: its signatures in order, given or not."""
    for state in states:
        given = {} if state.is_changed else state.standing
        state.steps = [(kind, given.get(kind)) for kind in PageSignature.Kind]
        state.may_sign = state.page.signature_refusal(user, state) is None
    return states


def page_for(request, pk, number):
    issue_for(request, pk)
    return get_object_or_404(Page.objects.select_related("issue"), issue=pk, number=number)


@require_safe
def page(request, pk, number):
    page = page_for(request, pk, number)
    [state] = with_refusals([page.state()], request.user)
    articles = [placement.article for placement in state.placements]
    readable = readable_ids(request.user, articles)
    proofs = [
        Proof(placement) if placement.article_id in readable else None
        for placement in Proof.placements_of(page)
    ]
    shown = [proof for proof in proofs if proof]
    context = {
        "title": page,
        "issue": page.issue,
        "page": page,
        "state": state,
        "proofs": shown,
        "hidden_count": len(proofs) - len(shown),
        "character_count": sum(proof.characters for proof in shown),
        "photo_count": sum(len(proof.photo_uses) for proof in shown),
        "refusal": page.signature_refusal(request.user, state),
        "obstacles": linked(state.obstacles) if works_on_issues(request.user) else [],
        "voided": [each for each in state.signatures if each.voided_at],
        "pages": page.issue.pages.order_by("number"),
    }
    return render_screen(request, "admin/issues/page.html", context)


@require_POST
def signatures(request, pk, number):
    """POST `seen`, the digest of what was read, and perhaps `note`: gives the next signature."""
    page = page_for(request, pk, number)
    try:
        note = request.POST.get("note", "").strip()
        signature = page.sign(by=request.user, seen=request.POST.get("seen"), note=note)
    except MoveRefused as refusal:
        messages.error(request, described(refusal))
    else:
        sentence = _("%(page)s: %(kind)s given.")
        messages.success(request, sentence % {"page": page, "kind": signature.get_kind_display()})
    return redirect("admin:issues_issue_page", pk, number)
