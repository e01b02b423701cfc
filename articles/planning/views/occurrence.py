"""One day of an event that comes again becomes an assignment."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from articles.moves import MoveRefused
from articles.planning.models import RecurringEvent
from articles.planning.rules import may_plan
from articles.planning.views.screen import back_to
from articles.planning.week import day_of


@require_POST
def occurrence(request, pk, day):
    if not may_plan(request.user):
        raise PermissionDenied
    date = day_of(day)
    if date is None:
        raise Http404
    event = get_object_or_404(RecurringEvent, pk=pk)
    try:
        assignment = event.assignment_on(date, by=request.user)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return back_to(request, "admin:planning_assignment_this_week")
    return redirect(assignment.get_absolute_url())
