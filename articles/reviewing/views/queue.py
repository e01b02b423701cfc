"""One story after the other: the next one, and the move that leads to it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin.saving import described, story_address
from articles.moves import MOVES, MoveRefused
from articles.reviewing import moves
from articles.reviewing.models.sight import leave
from articles.reviewing.queue import next_for
from articles.reviewing.views.screen import require_newsroom, story_for
from newsroom.screens import number_in

PUT_ASIDE = "reviews_put_aside"  # in the session: ids of stories that were skipped, the latest last
MOST = 200


@require_http_methods(["GET", "HEAD"])
def read_next(request):
    """To the next story that waits for this person; `?skip=` puts one aside until all else is done."""
    require_newsroom(request)
    aside = request.session.get(PUT_ASIDE, [])
    if skipped := number_in(request.GET.get("skip")):
        leave(request.user, skipped)
        aside = [*(pk for pk in aside if pk != skipped), skipped][-MOST:]
    story = next_for(request.user, skipped=aside)
    if story is None and aside:
        latest = aside[-1] if skipped else None
        aside = [latest] if latest else []
        story = next_for(request.user, skipped=aside) or next_for(request.user)
    if aside != request.session.get(PUT_ASIDE, []):
        request.session[PUT_ASIDE] = aside
    if story is None:
        messages.info(request, _("Nothing more waits for your review."))
        return redirect("admin:reviewing_story_changelist")
    return redirect("admin:reviewing_story_review", story.pk)


@require_POST
def make_move(request, pk, verb):
    """POST `note`, `reason` (ids), and `status`, `revision` and `digest` as they were when it was read."""
    if verb not in moves.VERBS:
        raise Http404
    story = story_for(request, pk)
    story.see_as(request.POST.get("status"), request.POST.get("revision"))
    try:
        moves.make(
            story,
            verb,
            by=request.user,
            note=request.POST.get("note", ""),
            reasons=[number_in(each) for each in request.POST.getlist("reason")],
            digest=request.POST.get("digest", ""),
        )
    except MoveRefused as refusal:
        messages.error(request, described(refusal, story_address(story)))
        return redirect("admin:reviewing_story_review", pk)
    said = {"story": story, "move": MOVES[verb].label, "status": story.get_status_display()}
    messages.success(request, _("“%(story)s”: %(move)s. Now %(status)s.") % said)
    return redirect("admin:reviewing_story_next")
