"""What all these screens share: who may open them, the frame, where a button leads back to."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme

from articles.planning.models import Assignment, Call
from newsroom.screens import refuse_without


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
