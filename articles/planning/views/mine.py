"""What one person has been asked for: to be answered, to be done, to be had, done."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.planning.models import Assignment
from articles.planning.rules import may_plan
from articles.planning.views.screen import refuse_without, render_screen
from articles.planning.views.sheet import colleagues, sheet_of

SHOWN = 40
DONE = 10


@require_safe
def mine(request):
    refuse_without(request, "planning.view_assignment")
    user = request.user
    assignments = Assignment.objects.for_cards()
    accepted = assignments.accepted_by(user)
    in_charge = assignments.filter(editor=user).not_cancelled().not_out() if may_plan(user) else []
    sections = [
        (_("Waiting for my answer"), assignments.offered_to(user).most_urgent_first()[:SHOWN]),
        (_("To be done"), accepted.not_out().most_urgent_first()[:SHOWN]),
        (_("Free to take on"), assignments.free_for(user).most_urgent_first()[:SHOWN]),
        (_("In my charge"), in_charge and in_charge.most_urgent_first()[:SHOWN]),
        (_("Has appeared"), accepted.out().newest_first()[:DONE]),
    ]
    sheets = [(title, [sheet_of(each, user) for each in found]) for title, found in sections]
    people = colleagues(request.user) if any(rows for _title, rows in sheets[:2]) else []
    context = {
        "title": _("My assignments"),
        "sections": [(title, rows) for title, rows in sheets if rows],
        "colleagues": people,
    }
    return render_screen(request, "admin/planning/mine.html", context)
