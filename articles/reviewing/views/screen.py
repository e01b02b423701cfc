"""What these screens share: which story, for whom, and the frame of the back office."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from articles.models import Article


def story_for(request, pk):
    """The story of this id; 404 where this person may not read it."""
    stories = Article.objects.visible_to(request.user).select_related("author", "desk", "column")
    return get_object_or_404(stories, pk=pk)


def require_newsroom(request):
    """403 for those whose role has nothing to do with stories."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
