"""The findings of one story: checked while it is written, listed on a page, kept and taken back.

Who may see the story may have it checked; to all others it is not there. What the writing
screen sends is checked as it stands in the form, and nothing of it is saved.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from articles.checking import keeping
from articles.checking.judging import judge, judge_saved
from articles.checking.models import KeptFinding
from articles.checking.showing import shown_findings
from articles.checking.stories import NoStory, read_typed, saved_text, typed_text
from articles.models import Article
from articles.moves import MoveRefused

PANEL = "admin/checking/_findings.html"


@require_POST
@never_cache
def check_new(request):
    """The findings in a story that was never saved, for the panel."""
    if not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    return _checked(request, None)


@require_POST
@never_cache
def check_typed(request, pk):
    """The findings in what stands in the form of this story, for the panel."""
    return _checked(request, _story(request, pk))


@require_safe
@never_cache
def findings(request, pk, admin_site):
    """The findings in the story as it was saved: a page, or with `?panel` what the panel shows of it."""
    story = _story(request, pk)
    context = shown_findings(judge_saved(story), story, request.user)
    if "panel" in request.GET:
        return TemplateResponse(request, PANEL, context | {"is_panel": True})
    context |= admin_site.each_context(request) | {
        "title": _("Language check"),
        "subtitle": str(story),
        "opts": Article._meta,
    }
    return TemplateResponse(request, "admin/checking/findings.html", context)


@require_POST
def keep(request, pk):
    """Keeps the finding of this `key`, with a `reason`: a form of the page, or JSON of the panel."""
    story = _story(request, pk)

    def act(text, key, reason):
        finding = judge(text, story).finding(key)
        if finding is None:
            raise MoveRefused(_("This finding is no longer there: the text has been changed."))
        keeping.keep(story, finding, reason=reason, by=request.user)

    return _acted(request, story, act)


@require_POST
def take_back(request, pk, kept_pk):
    """Shows a kept finding again."""
    story = _story(request, pk)
    row = get_object_or_404(KeptFinding, article=story, pk=kept_pk)

    def act(text, key, reason):
        refusal = keeping.refusal(story, request.user, is_blocking=row.is_overruling)
        if refusal and row.by != request.user:
            raise MoveRefused(refusal)
        row.take_back(by=request.user)

    return _acted(request, story, act)


def _story(request, pk):
    return get_object_or_404(Article.objects.visible_to(request.user), pk=pk)


def _sent(request):
    """What the panel sent. Raises `NoStory` for anything but JSON, which Django may have read already."""
    if request.content_type != "application/json":
        raise NoStory
    return request.body


def _checked(request, story):
    try:
        text = typed_text(read_typed(_sent(request)), story)
    except NoStory:
        return HttpResponseBadRequest(_("This is not what the writing screen sends."))
    return _panel(request, text, story)


def _panel(request, text, story, refusal=""):
    context = shown_findings(judge(text, story), story, request.user)
    return TemplateResponse(request, PANEL, context | {"is_panel": True, "refusal": refusal})


def _acted(request, story, act):
    """Does `act(text, key, reason)`, and answers as one was asked: with the panel or with the page."""
    if request.content_type != "application/json":
        try:
            act(saved_text(story), request.POST.get("key", ""), request.POST.get("reason", ""))
        except MoveRefused as refused:
            messages.error(request, str(refused))
        return redirect("admin:checking_keptfinding_findings", story.pk)
    try:
        data = read_typed(_sent(request))
    except NoStory:
        return HttpResponseBadRequest(_("This is not what the writing screen sends."))
    # Who only reads the story has no form, and sends no text: the saved one is meant.
    text = typed_text(data, story) if data["is_typed"] else saved_text(story)
    refusal = ""
    try:
        act(text, data["key"], data["reason"])
    except MoveRefused as refused:
        refusal = str(refused)
    return _panel(request, text, story, refusal)
