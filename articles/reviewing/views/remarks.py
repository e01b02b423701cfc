"""The remarks of a story: shown, made, answered, done. One address for the review and the writing screen.

A script asks for the list alone (the header X-Fragment) and gets it in answer to every
change; without a script the same form leads back to the review screen.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from articles.reviewing import remarks as acts
from articles.reviewing.remarks import RemarkRefused
from articles.reviewing.threads import threads_of
from articles.reviewing.views.screen import story_for
from articles.snapshot import snapshot
from newsroom.screens import number_in


@require_http_methods(["GET", "HEAD", "POST"])
def remarks(request, pk):
    """POST `reply`, `done` or `reopen` with the id of a remark, or `field`, `quote`, `near`, `version`."""
    story = story_for(request, pk)
    refusal, thread = None, 0
    if request.method == "POST":
        if not request.user.has_perm("reviewing.add_comment"):
            raise PermissionDenied
        try:
            thread = act(request, story)
        except RemarkRefused as refused:
            refusal = refused
    if request.headers.get("X-Fragment") or request.method != "POST":
        return fragment(request, story, refusal)
    if refusal:
        messages.error(request, str(refusal))
    address = reverse("admin:reviewing_story_review", args=[pk])
    return redirect(f"{address}#remark-{thread}" if thread else address)


def act(request, story):
    """Does what was asked for. Returns the id of the thread it concerns."""
    posted = request.POST
    for name in ("reply", "done", "reopen"):
        if name in posted:
            comment = get_object_or_404(story.comments.threads(), pk=number_in(posted[name]))
            if name == "reply":
                acts.reply(comment, posted.get(f"body-{comment.pk}", ""), by=request.user)
            elif name == "done":
                acts.done(comment, by=request.user)
            else:
                acts.reopen(comment)
            return comment.pk
    comment = acts.remark(
        story,
        posted.get("body", ""),
        by=request.user,
        field=posted.get("field", "")[:30],
        quote=posted.get("quote", "").replace("\r\n", "\n"),
        near=number_in(posted.get("near")),
        version=story.versions.filter(number=number_in(posted.get("version"))).first(),
    )
    return comment.pk


def fragment(request, story, refusal=None):
    """The list alone, as it is now; with the sentence of a refusal, and then as a 409."""
    story.refresh_from_db()
    context = {
        "story": story,
        "threads": threads_of(story, snapshot(story)),
        "refusal": refusal,
        "may_remark": request.user.has_perm("reviewing.add_comment"),
    }
    return render(request, "admin/reviewing/_threads.html", context, status=409 if refusal else None)
