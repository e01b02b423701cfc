"""What these screens share: which story, for whom, and the frame of the back office."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render

from articles.models import Article


def story_for(request, pk):
    """The story of this id; 404 where this person may not read it."""
    stories = Article.objects.visible_to(request.user).select_related("author", "desk", "column")
    return get_object_or_404(stories, pk=pk)


def require_newsroom(request):
    """403 for those whose role has nothing to do with stories."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied


def number_in(text):
    """The number that a form or an address holds, or 0."""
    return int(text) if (text or "").isdecimal() and len(text) < 10 else 0


def render_screen(request, template, context):
    """A page within the frame of the back office. Nothing keeps a copy."""
    context = {**admin.site.each_context(request), "is_fullwidth": "1", **context}
    return render(request, template, context)
