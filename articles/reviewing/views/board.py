"""The board, and the moves on many of its stories at once."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.models import Article
from articles.moves import IN_REVIEW, MOVES
from articles.reviewing import moves as acts
from articles.reviewing.board import SHOWN, BoardFilter, lanes
from articles.reviewing.models import SendBackReason
from articles.reviewing.views.screen import require_newsroom
from articles.rules import REVIEW_PERMISSION, may_review_something
from newsroom.screens import number_in, render_screen

RESULTS = "results_of_moves"  # in the session, until they were shown once
MOST = 100  # stories in one go


@require_safe
def board(request):
    require_newsroom(request)
    filters = BoardFilter(request.GET or None)
    context = {
        "title": _("Review board"),
        "filters": filters,
        "is_filtered": filters.is_valid() and any(filters.cleaned_data.values()),
        "lanes": lanes(request.user, filters),
        "shown": SHOWN,
        "query": request.GET.urlencode(),
        "results": request.session.pop(RESULTS, None),
        "movable": [*IN_REVIEW],
        "may_review": may_review_something(request.user),
        **verbs_of(request.user),
    }
    return render_screen(request, "admin/reviewing/board.html", **context)


def verbs_of(user):
    """The moves that this person's role could ever make, and the reasons to choose from."""
    if not may_review_something(user):
        return {"verbs": [], "reasons": []}
    passes = any(user.has_perm(REVIEW_PERMISSION[stage]) for stage in (1, 2))
    signs = user.has_perm(REVIEW_PERMISSION[3])
    verbs = [*(["pass_review"] if passes else []), *(["sign_off"] if signs else []), "send_back"]
    return {"verbs": [MOVES[verb] for verb in verbs], "reasons": SendBackReason.objects.offered()}


@require_POST
def moves(request):
    """POST `verb`, `note`, `reason` (ids) and for each story `story` as id:state:revision.

    Every story is moved by itself: what was refused is told by its headline, and why.
    """
    require_newsroom(request)
    verb = request.POST.get("verb")
    if verb not in acts.VERBS:
        raise Http404
    seen = [each.split(":") for each in request.POST.getlist("story")[:MOST]]
    wanted = {number_in(each[0]): each[1:] for each in seen if len(each) == 3}
    stories = list(Article.objects.visible_to(request.user).filter(pk__in=wanted))
    stories.sort(key=lambda story: list(wanted).index(story.pk))
    for story in stories:
        story.see_as(*wanted[story.pk])
    results = acts.make_many(
        stories,
        verb,
        by=request.user,
        note=request.POST.get("note", ""),
        reasons=[number_in(each) for each in request.POST.getlist("reason")],
    )
    request.session[RESULTS] = {
        "move": str(MOVES[verb].label),
        "made": [
            [story.pk, str(story), str(story.get_status_display())] for story, why in results if not why
        ],
        "refused": [[story.pk, str(story), why] for story, why in results if why],
        "missing": len(wanted) - len(stories),
    }
    query = request.META["QUERY_STRING"]
    address = reverse("admin:reviewing_story_changelist")
    return redirect(f"{address}?{query}" if query else address)
