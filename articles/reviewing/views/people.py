"""Whom one may mention, and who has the story before them."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.views.decorators.http import require_POST, require_safe

from articles.reviewing.queue import take_up
from articles.reviewing.readers import readers_of
from articles.reviewing.views.screen import story_for

OFFERED = 200


@require_safe
def people(request, pk):
    """JSON: the names of those who may read the story, for the list behind an @."""
    story = story_for(request, pk)
    if not request.user.has_perm("reviewing.add_comment"):
        raise PermissionDenied
    names = [{"name": str(user), "login": user.username} for user in readers_of(story)[:OFFERED]]
    return JsonResponse({"people": names})


@require_POST
def sight(request, pk):
    """Says that the screen is still open. JSON: who else reads, and the number of the latest version."""
    story = story_for(request, pk)
    version = take_up(story, request.user)
    others = story.sights.recent().exclude(user=request.user).select_related("user")
    readers = list(dict.fromkeys(str(each.user) for each in others))
    return JsonResponse({"readers": readers, "version": version.number})
