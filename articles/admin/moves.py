"""A move made by a button of its own, on a story that this person reads but does not edit."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from articles.admin.saving import make_move, story_address
from articles.models import Article
from articles.moves import MOVES

HAND_MOVES = frozenset(MOVES) - {"reopen", "correct"}


@require_POST
def make(request, pk, verb):
    """POST `_note`, and `seen_status` and `seen_revision` as they were when the page was opened."""
    if verb not in HAND_MOVES:
        raise Http404
    story = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
    story.see_as(request.POST.get("seen_status"), request.POST.get("seen_revision"))
    make_move(request, story, verb, request.POST.get("_note", ""))
    if Article.objects.visible_to(request.user).filter(pk=pk).exists():
        return redirect(story_address(story))
    return redirect("admin:articles_article_changelist")
