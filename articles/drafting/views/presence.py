from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from articles import rules
from articles.drafting.models import Presence
from articles.drafting.models.presence import SECONDS
from articles.drafting.sent import TAB
from articles.drafting.views.asking import own_login
from articles.models import Article


@require_POST
@own_login
def presence(request, pk):
    """A tab with the story open says so, every ten seconds, and learns who else has it open.

    Three queries besides those about the person; a few more where the story was saved since
    `base`, which is told once.
    """
    stories = Article.objects.visible_to(request.user).only("revision", "updated_at")
    story = get_object_or_404(stories, pk=pk)
    tab = request.POST.get("tab", "")[:36]
    if request.POST.get("leaving"):
        Presence.objects.leave(request.user, pk, tab=tab)
        return HttpResponse(status=204)
    doing = request.POST.get("doing")
    if TAB.fullmatch(tab):
        Presence.objects.beat(request.user, pk, tab=tab, doing=doing if doing in SECONDS else "reading")
    others = [
        {"name": str(each.user), "since": clock(each.since), "doing": str(each.get_doing_display())}
        for each in Presence.objects.others(request.user, pk)
    ]
    return JsonResponse({"others": others, "revision": story.revision, "saved": saved(request, story)})


def saved(request, story):
    """Who saved the story last and when, where that was after the form of this tab was opened."""
    if request.POST.get("base", "") in ("", str(story.revision)):
        return None
    latest = story.versions.select_related("created_by").defer("content").first()
    by = latest.created_by if latest else None
    return {
        "by": str(by or ""),
        "at": clock(story.updated_at),
        "is_mine": by == request.user,
        "may_edit": bool(rules.may_edit(story, request.user)),  # a save may have moved it on
    }


def clock(moment):
    return date_format(localtime(moment), "H:i")
