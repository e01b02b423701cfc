"""The make-up screen: a page is solved, looked at, changed and solved again around the change.

Every step is one POST to `steps` that carries the layout it was made on; in answer a script
gets the screen's middle as it is now (the header X-Fragment), all others are led back to it.
"""

import hashlib
import io

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.issues import layout_changes, layouts, typesetting
from articles.issues.furniture import sheet_to_set
from articles.issues.makeup.geometry import Rect
from articles.issues.models import Page, Placement
from articles.issues.typesetting.picture import picture as picture_of
from articles.issues.views.make_up_page import context_of
from articles.issues.views.screen import issue_for, works_on_issues
from articles.issues.views.sentences import described
from articles.models.version import digest_of
from articles.moves import MoveRefused
from newsroom.screens import render_screen

WIDTHS = (480, 1200, 2000)  # pixels
KEPT_FOR = 10 * 60  # seconds


class StepForm(forms.Form):
    """One step: what is to be done, and with what. `seen` is the layout that was on the screen."""

    step = forms.CharField()
    seen = forms.IntegerField(min_value=0)
    layout = forms.IntegerField(required=False)
    story = forms.IntegerField(required=False)
    other = forms.IntegerField(required=False)
    page = forms.IntegerField(required=False, min_value=1)
    weight = forms.ChoiceField(choices=Placement.Weight, required=False)
    column = forms.IntegerField(required=False, min_value=1, max_value=99)  # counted from 1
    line = forms.IntegerField(required=False, min_value=1, max_value=999)
    columns = forms.IntegerField(required=False, min_value=1, max_value=99)
    lines = forms.IntegerField(required=False, min_value=1, max_value=999)


# step -> (what it needs, the verb)
STEPS = {
    "make_up": ((), lambda page, data, how: layouts.make_up(page, **how)),
    "undo": ((), lambda page, data, how: layouts.undo(page, **how)),
    "redo": ((), lambda page, data, how: layouts.redo(page, **how)),
    "choose": (("layout",), lambda page, data, how: layouts.choose(page, layout=data["layout"], **how)),
    "pin": (("story",), lambda page, data, how: layout_changes.pin(page, data["story"], **how)),
    "unpin": (("story",), lambda page, data, how: layout_changes.unpin(page, data["story"], **how)),
    "draw": (
        ("story", "column", "line", "columns", "lines"),
        lambda page, data, how: layout_changes.draw(page, data["story"], rect_of(data), **how),
    ),
    "swap": (
        ("story", "other"),
        lambda page, data, how: layout_changes.swap(page, data["story"], data["other"], **how),
    ),
    "weigh": (
        ("story", "weight"),
        lambda page, data, how: layout_changes.weigh(page, data["story"], data["weight"], **how),
    ),
    "keep_whole": (
        ("story",),
        lambda page, data, how: layout_changes.keep_whole(page, data["story"], True, **how),
    ),
    "may_break": (
        ("story",),
        lambda page, data, how: layout_changes.keep_whole(page, data["story"], False, **how),
    ),
    "box": (("story",), lambda page, data, how: layout_changes.box(page, data["story"], True, **how)),
    "unbox": (("story",), lambda page, data, how: layout_changes.box(page, data["story"], False, **how)),
    "take_off": (("story",), lambda page, data, how: layout_changes.take_off(page, data["story"], **how)),
    "continue": (
        ("story", "page"),
        lambda page, data, how: layout_changes.continue_on(page, data["story"], data["page"], **how),
    ),
    "cut": (("story",), lambda page, data, how: layout_changes.cut_short(page, data["story"], **how)),
    "bring_back": (("story",), lambda page, data, how: layout_changes.bring_back(page, data["story"], **how)),
}


def rect_of(data):
    return Rect(data["column"] - 1, data["line"] - 1, data["columns"], data["lines"])


def page_for(request, pk, number):
    """The page, for those who make the paper. 403 for others, 404 if there is none."""
    issue = issue_for(request, pk)
    if not works_on_issues(request.user):
        raise PermissionDenied
    page = get_object_or_404(Page.objects.select_related("editor", "sheet"), issue=issue, number=number)
    page.issue = issue
    return page


@require_safe
def make_up(request, pk, number):
    page = page_for(request, pk, number)
    context = context_of(page, request.user)
    if request.headers.get("X-Fragment"):
        return render(request, "admin/issues/_make_up.html", context)
    return render_screen(request, "admin/issues/make_up.html", page, **context)


@require_POST
def steps(request, pk, number):
    """POST a `StepForm`: one verb, one step that can be undone."""
    page = page_for(request, pk, number)
    if not request.user.has_perm("issues.plan_issue"):
        raise PermissionDenied
    refusal = None
    try:
        take(page, StepForm(request.POST), request.user)
    except MoveRefused as refused:
        refusal = refused
    if request.headers.get("X-Fragment"):
        page = page_for(request, pk, number)  # as it is now
        context = context_of(page, request.user) | {"refusal": refusal}
        return render(request, "admin/issues/_make_up.html", context, status=409 if refusal else None)
    if refusal:
        messages.error(request, described(refusal))
    return redirect("admin:issues_issue_make_up", pk, number)


def take(page, form, user):
    """The one call that a valid form leads to. Raises `MoveRefused`."""
    if not form.is_valid() or form.cleaned_data["step"] not in STEPS:
        raise MoveRefused(_("This step is not known. Open the screen anew."))
    data = form.cleaned_data
    needed, verb = STEPS[data["step"]]
    if any(data[name] in (None, "") for name in needed):
        raise MoveRefused(_("Something is missing: choose a story and what is to be done with it."))
    verb(page, data, {"by": user, "seen": data["seen"]})


# The page as it will be printed


@require_safe
def make_up_picture(request, pk, number, layout, width):
    """The page as a picture of so many pixels, as one of its layouts has it."""
    if width not in WIDTHS:
        raise Http404
    pdf = pdf_of(request, pk, number, layout)
    key = f"make-up-{hashlib.sha256(pdf).hexdigest()}-{width}"
    if (picture := cache.get(key)) is None:
        file = io.BytesIO()
        picture_of(pdf, width).save(file, "WEBP", quality=82, method=2)
        picture = file.getvalue()
        cache.set(key, picture, KEPT_FOR)
    return private(HttpResponse(picture, content_type="image/webp"))


@require_safe
def make_up_pdf(request, pk, number, layout):
    """The page as a PDF to look at. It is no proof: it carries no stage."""
    response = HttpResponse(pdf_of(request, pk, number, layout), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="page-{number:02d}.pdf"'
    return private(response)


def pdf_of(request, pk, number, layout):
    page = page_for(request, pk, number)
    row = get_object_or_404(page.layouts, pk=layout)
    sheet = sheet_to_set(page, row.layout)
    drawn = [row.digest, str(sheet.furniture), sheet.has_rules, sorted(map(str, sheet.pictures.items()))]
    key = f"make-up-pdf-{digest_of(drawn)}"
    if (pdf := cache.get(key)) is None:
        pdf = typesetting.pdf([sheet], title=str(page))
        cache.set(key, pdf, KEPT_FOR)
    return pdf


def private(response):
    response["Cache-Control"] = "private, max-age=60"
    return response
