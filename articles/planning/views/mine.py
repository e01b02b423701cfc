"""What one person has been asked for: to be answered, to be done, to be had, done."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.planning.models import Assignment
from articles.planning.rules import may_plan
from articles.planning.views.sheet import REASONS, colleagues, sheet_of
from newsroom.screens import refuse_without, render_screen

SHOWN = 40
DONE = 10


@require_safe
def mine(request):
    refuse_without(request, "planning.view_assignment")
    user = request.user
    assignments = Assignment.objects.all()
    accepted = assignments.accepted_by(user)
    in_charge = assignments.filter(editor=user).not_cancelled().not_out()
    in_charge = in_charge if may_plan(user) else in_charge.none()
    sections = [
        (_("Waiting for my answer"), assignments.offered_to(user).most_urgent_first()[:SHOWN]),
        (_("To be done"), accepted.not_out().most_urgent_first()[:SHOWN]),
        (_("Free to take on"), assignments.free_for(user).most_urgent_first()[:SHOWN]),
        (_("In my charge"), in_charge.most_urgent_first()[:SHOWN]),
        (_("Has appeared"), accepted.out().newest_first()[:DONE]),
    ]
    # One light query for each section; what the cards show is fetched once for all of them.
    sections = [(title, list(found.values_list("pk", flat=True))) for title, found in sections]
    cards = assignments.for_cards().in_bulk({pk for _title, pks in sections for pk in pks})
    sheets = [(title, [sheet_of(cards[pk], user) for pk in pks]) for title, pks in sections]
    people = colleagues(user) if any(rows for _title, rows in sheets[:2]) else []
    context = {
        "title": _("My assignments"),
        "sections": [(title, rows) for title, rows in sheets if rows],
        "colleagues": list(people),
        "reasons": REASONS,
    }
    return render_screen(request, "admin/planning/mine.html", **context)
