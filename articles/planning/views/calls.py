"""The calls for copy: the list that every correspondent sees, and one call with its stories."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.moves import MoveRefused
from articles.planning.models import Call, PlannedStory
from articles.planning.rules import may_plan, may_write
from articles.planning.views.screen import call_for
from newsroom.screens import refuse_without, render_screen

SHOWN = 50
SHOWN_CLOSED = 20
STORIES = 200


@require_safe
def calls(request):
    refuse_without(request, "planning.view_call")
    user = request.user
    visible = Call.objects.visible_to(user).for_cards()
    open_calls = list(visible.open().most_urgent_first()[:SHOWN])
    closed = list(visible.closed().newest_first()[:SHOWN_CLOSED])
    addressed = set(
        Call.objects.addressed_to(user)
        .filter(pk__in=[call.pk for call in open_calls])
        .values_list("pk", flat=True)
    )
    numbers = numbers_of_stories(user, [*open_calls, *closed])
    for call in (*open_calls, *closed):
        call.story_number = numbers.get(call.pk, 0)
    mine = [call for call in open_calls if call.pk in addressed]
    sections = [
        (_("For me and for everybody"), mine),
        (_("For others"), [call for call in open_calls if call.pk not in addressed]),
        (_("Closed"), closed),
    ]
    if may_plan(user):  # they are the callers: nothing is for them or for others
        sections = [(_("Open"), open_calls), (_("Closed"), closed)]
    context = {
        "title": _("Calls for copy"),
        "sections": [(title, rows) for title, rows in sections if rows],
        "may_call": user.has_perm("planning.add_call"),
        "may_write": may_write(user),
    }
    return render_screen(request, "admin/planning/calls.html", **context)


def numbers_of_stories(user, found):
    """How many stories each of these calls has brought, of those that this person may read."""
    links = PlannedStory.objects.readable_by(user).filter(call__in=found).order_by()
    return dict(links.values_list("call").annotate(number=Count("pk")))


@require_safe
def call_sheet(request, pk):
    call = call_for(request, pk)
    links = call.stories.readable_by(request.user).with_whereabouts().order_by("-article__updated_at")
    context = {
        "title": call.title,
        "call": call,
        "links": links.prefetch_related("article__bylines__reporter")[:STORIES],
        "may_change": request.user.has_perm("planning.change_call"),
        "may_write": may_write(request.user),
    }
    return render_screen(request, "admin/planning/call.html", **context)


@require_POST
def call_story(request, pk):
    """Begins a story for the call: to the writing screen."""
    call = call_for(request, pk)
    try:
        article = call.start_story(by=request.user)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(call.get_absolute_url())
    return redirect("admin:articles_article_change", article.pk)


@require_POST
def closing(request, pk):
    """Closes the call, or with `open` opens it again."""
    call = call_for(request, pk)
    if not may_plan(request.user):
        raise PermissionDenied
    verb = call.reopen if request.POST.get("open") else call.close
    try:
        verb(by=request.user)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(call.get_absolute_url())
