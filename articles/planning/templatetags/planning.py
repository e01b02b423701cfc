"""What other screens show of planning: the section on the start page."""

from django import template

from articles.planning.models import Assignment, Call
from articles.planning.rules import may_plan

register = template.Library()
SHOWN = 5


@register.inclusion_tag("admin/planning/_start.html", takes_context=True)
def planning_on_start_page(context):
    """What waits for this person's answer, what is to be done, and the calls that are open. 5 queries at most."""
    user = context["request"].user
    assignments, calls = [], []
    if user.has_perm("planning.view_assignment"):
        cards = Assignment.objects.for_cards().most_urgent_first()
        offered = list(cards.offered_to(user)[:SHOWN])
        assignments = offered + list(cards.accepted_by(user).without_story()[: SHOWN - len(offered)])
    if user.has_perm("planning.view_call") and not may_plan(user):  # planners are those who call
        calls = list(Call.objects.open().addressed_to(user).most_urgent_first()[:SHOWN])
    return {"assignments": assignments, "calls": calls}
