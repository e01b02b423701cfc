"""Marks on a page: made, and settled. Forms that work without a script; a refusal keeps what was typed."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.issues.views import described
from articles.moves import MoveRefused
from articles.proofing import marking
from articles.proofing.views.page import desk_for, page_screen


class MarkForm(forms.Form):
    """Where and what. `x` and `y` are a place on the picture, and go before `place`."""

    place = forms.CharField(required=False, max_length=40)
    x = forms.FloatField(required=False, min_value=0, max_value=1)
    y = forms.FloatField(required=False, min_value=0, max_value=1)
    note = forms.CharField(required=False, max_length=10_000)


@require_POST
def marks(request, pk, number):
    desk = desk_for(request, pk, number)
    form = MarkForm(request.POST)
    try:
        mark = marking.mark(
            desk.page,
            by=request.user,
            note=request.POST.get("note", ""),
            place=place_of(form, desk),
            stage=desk.state.next_kind,
        )
    except MoveRefused as refusal:
        return page_screen(request, desk, typed=request.POST, refusal=refusal)
    messages.success(request, _("Mark %(number)s is on the page.") % {"number": mark.number})
    return redirect(address_of(mark))


def place_of(form, desk):
    """The place that a form names. Raises `MoveRefused` if there is no such place on the page."""
    place = None
    if form.is_valid() and desk.reads_all:
        x, y = form.cleaned_data["x"], form.cleaned_data["y"]
        if x is not None and y is not None:
            place = desk.place_at(x, y)
        else:
            place = desk.place_named(form.cleaned_data["place"])
    if place is None:
        raise MoveRefused(_("This place is not on the page any more."))
    return place


@require_POST
def mark(request, pk, number, mark):
    desk = desk_for(request, pk, number)
    found = get_object_or_404(desk.page.marks.select_related("page__issue"), number=mark)
    if not (desk.reads_all or found.story_id in desk.readable):
        raise Http404
    try:
        marking.settle(
            found,
            by=request.user,
            outcome=request.POST.get("outcome", ""),
            answer=request.POST.get("answer", ""),
            readable=desk.readable,
        )
    except MoveRefused as refusal:
        messages.error(request, described(refusal))
    else:
        words = {"number": found.number, "outcome": found.get_outcome_display()}
        messages.success(request, _("Mark %(number)s: %(outcome)s.") % words)
    return redirect(address_of(found))


def address_of(mark):
    page = mark.page
    return reverse("admin:issues_issue_page", args=[page.issue_id, page.number]) + f"#mark-{mark.number}"
