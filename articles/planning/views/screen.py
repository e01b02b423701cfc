"""What all these screens share: who may open them, the frame, where a button leads back to."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from articles.planning.models import Assignment, Call


def refuse_without(request, permission):
    """403 for those whose role knows nothing of planning."""
    if not request.user.has_perm(permission):
        raise PermissionDenied


def assignment_for(request, pk):
    """The assignment with all that a card shows; 404 where this person may not see it."""
    refuse_without(request, "planning.view_assignment")
    return get_object_or_404(Assignment.objects.visible_to(request.user).for_cards(), pk=pk)


def call_for(request, pk):
    """The call; 404 where this person may not see it."""
    refuse_without(request, "planning.view_call")
    return get_object_or_404(Call.objects.visible_to(request.user).for_cards(), pk=pk)


def back_to(request, otherwise):
    """A redirect to the screen that a button stood on (its field `next`), or `otherwise`."""
    asked = request.POST.get("next", "")
    if asked.startswith("/admin/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return redirect(asked)
    return redirect(otherwise)


def render_screen(request, template, context, *, status=None):
    """A page within the frame of the back office."""
    context = {**admin.site.each_context(request), "is_fullwidth": "1", **context}
    return render(request, template, context, status=status)
