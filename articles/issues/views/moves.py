"""The moves of an issue: a button each, and a page of its own for publishing."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.issues.moves import VERB_LABELS
from articles.issues.readiness import page_states
from articles.issues.views.screen import issue_for
from articles.issues.views.sentences import described, linked
from articles.moves import MoveRefused
from newsroom.screens import render_screen

ONE_CLICK = ("start_proofing", "sign_off", "back_to_proof", "unschedule")


def buttons(issue, user):
    """What this person may do with the issue now: dicts of verb, label, and address to post to."""
    return [
        {
            "verb": verb,
            "label": VERB_LABELS[verb],
            "address": reverse("admin:issues_issue_publication", args=[issue.pk])
            if verb == "publish"
            else reverse("admin:issues_issue_move", args=[issue.pk, verb]),
            "method": "get" if verb == "publish" else "post",
        }
        for verb in issue.next_moves(user)
    ]


@require_POST
def move(request, pk, verb):
    if verb not in ONE_CLICK:
        raise Http404
    issue = issue_for(request, pk)
    try:
        getattr(issue, verb)(by=request.user)
    except MoveRefused as refusal:
        messages.error(request, described(refusal))
    else:
        messages.success(request, issue.state_sentence())
    return redirect("admin:issues_issue_change", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def publication(request, pk):
    """Asks once more, with all that is in the way; then publishes, now or from a set time."""
    issue = issue_for(request, pk)
    if not request.user.has_perm("issues.publish_issue"):
        messages.error(request, _("Your role does not allow this."))
        return redirect("admin:issues_issue_change", pk)
    error = ""
    if request.method == "POST":
        try:
            issue.publish(by=request.user, at=time_asked_for(request.POST.get("at", "")))
        except MoveRefused as refusal:
            error = str(refusal)
        else:
            messages.success(request, published_sentence(issue))
            return redirect("admin:issues_issue_change", pk)
    states = page_states(issue.pages.all())
    context = {
        "title": _("Publish the issue"),
        "issue": issue,
        "states": states,
        "story_count": sum(len(state.placements) for state in states),
        "obstacles": linked(issue.obstacles(states=states)) if issue.is_open else [],
        "error": error or ("" if issue.is_signed else issue.state_sentence()),
        "asked_for": request.POST.get("at", ""),
        "now": timezone.localtime(),
    }
    status = 409 if error else None
    return render_screen(request, "admin/issues/publication.html", **context, status=status)


def time_asked_for(text):
    """The moment that a datetime-local field names, in Beijing; None if it is empty: now.

    Raises `MoveRefused` for what is no time or lies behind us.
    """
    if not text.strip():
        return None
    try:
        at = parse_datetime(text.strip())
    except ValueError:
        at = None
    if at is None:
        raise MoveRefused(_("“%(text)s” is not a time.") % {"text": text})
    at = timezone.make_aware(at) if timezone.is_naive(at) else at
    if at < timezone.now():
        raise MoveRefused(_("That time has passed. Leave the field empty to publish now."))
    return at


def published_sentence(issue):
    if issue.is_scheduled:
        at = date_format(timezone.localtime(issue.published_at), "Y-m-d H:i")
        words = {"number": issue.number, "time": at}
        return _("No. %(number)s will be public from %(time)s.") % words
    return _("No. %(number)s is published.") % {"number": issue.number}
