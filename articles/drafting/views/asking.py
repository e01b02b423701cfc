"""Who asks, and about which story."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _

from articles.drafting.sent import TAB
from articles.models import Article


def own_login(view):
    """Refuses what was typed under another login of the same browser: it is not this person's."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.POST.get("user", str(request.user.pk)) != str(request.user.pk):
            return JsonResponse(
                {"error": _("Another person has signed in here."), "who": "other"}, status=403
            )
        return view(request, *args, **kwargs)

    return guarded


def refuse_hidden(request, pk):
    """404 where the story is not there for this person; 403 for new ones to who files none."""
    if pk is None and not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    if pk is not None and not Article.objects.visible_to(request.user).filter(pk=pk).exists():
        raise Http404


def key_in(request, pk):
    """The browser's name for a story that was never saved; empty for one that was."""
    if pk is not None:
        return ""
    key = request.POST.get("key", "")
    if not TAB.fullmatch(key):
        raise Http404
    return key
