"""A person's own numbers: what became of their stories this year, and what they earn."""

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.numbers import tables
from articles.numbers.charts import filed_and_used
from articles.numbers.facts import facts
from articles.numbers.models import Statement, StatementLine
from articles.numbers.periods import Period
from articles.numbers.views.overview import headings
from newsroom.screens import render_screen

MONTHS = 12


@require_safe
def mine(request):
    """For everybody; whose name stands on nothing sees that."""
    person = getattr(request.user, "reporter", None)
    today = timezone.localdate()
    period = Period(today.replace(day=1, month=1), today)
    lines, earned = [], []
    if person is not None:
        own = person.bylines.filter(role__in=tables.AUTHORS).order_by()
        stories = Article.objects.filter(pk__in=own.values("article"))
        lines = tables.by_month(facts(period, stories), period)
        own_lines = Prefetch("lines", StatementLine.objects.filter(reporter=person), to_attr="own_lines")
        for statement in Statement.objects.exclude(signed_at=None).prefetch_related(own_lines)[:MONTHS]:
            rows = statement.own_lines
            points, fee = sum(row.points for row in rows), sum(row.fee for row in rows)
            earned.append((statement, rows, points, fee))
    return render_screen(
        request,
        "admin/numbers/mine.html",
        _("My numbers"),
        person=person,
        lines=lines,
        headings=headings()[2:],
        chart=filed_and_used(lines, _("Months")),
        earned=earned,
    )
