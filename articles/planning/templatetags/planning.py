"""What other screens show of planning: the section on the start page."""

from dataclasses import dataclass

from django import template
from django.utils import timezone

from articles.planning.models import Assignment, Call
from articles.planning.rules import may_plan
from articles.planning.states import State

register = template.Library()
SHOWN = 5


@dataclass
class Waiting:
    """An assignment without a story: to be answered or begun."""

    assignment: Assignment

    @property
    def state(self):
        return State.ASSIGNED if self.assignment.is_offered else State.ACCEPTED

    @property
    def is_late(self):
        deadline = self.assignment.deadline
        return bool(deadline) and deadline < timezone.now()


@register.inclusion_tag("admin/planning/_start.html", takes_context=True)
def planning_on_start_page(context):
    """What waits for this person's answer, what is to be done, and the calls that are open. 2 queries."""
    user = context["request"].user
    assignments, calls = [], []
    if user.has_perm("planning.view_assignment"):
        assignments = [Waiting(each) for each in Assignment.objects.waiting_for(user)[:SHOWN]]
    if user.has_perm("planning.view_call") and not may_plan(user):  # planners are those who call
        calls = list(Call.objects.open().addressed_to(user).most_urgent_first()[:SHOWN])
    return {"assignments": assignments, "calls": calls}
