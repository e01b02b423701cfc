"""The numbers of a period, table by table, and what was never covered."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.numbers import sheets, tables
from articles.numbers.charts import filed_and_used
from articles.numbers.facts import facts
from articles.numbers.periods import asked_for
from articles.numbers.views.screen import refuse_unless_sees_all
from newsroom.screens import render_screen

CHARTED = 12  # lines


def choices():
    """The tables by the name in their address: (title, function)."""
    return {
        "reporters": (_("Reporters"), tables.by_reporter),
        "correspondents": (_("Correspondents"), tables.by_correspondent),
        "unions": (_("Unions"), tables.by_union),
        "districts": (_("Districts"), tables.by_district),
        "columns": (_("Columns"), tables.by_column),
        "months": (_("Months"), tables.by_month),
    }


def headings():
    return [
        _("name"),
        _("about"),
        _("filed"),
        _("used"),
        _("characters"),
        _("photos"),
        _("on page 1"),
        _("leads"),
        _("pages"),
        _("returned, %"),
        _("hours to publishing"),
    ]


def cells(line):
    return [
        line.name,
        line.detail,
        *(line.filed, line.used, line.characters, line.photos, line.on_front, line.leads),
        line.page_list,
        line.return_rate,
        line.hours,
    ]


@require_safe
def overview(request, table="reporters"):
    refuse_unless_sees_all(request)
    known = choices()
    if table not in known:
        raise Http404
    title, count = known[table]
    period = asked_for(request.GET)
    found = facts(period)
    lines = count(found, period)
    kind = request.GET.get("file")
    if kind in ("xlsx", "csv"):
        name = f"{table}-{period.first:%Y%m%d}-{period.last:%Y%m%d}"
        return sheets.answer(name, headings(), [cells(line) for line in lines], kind)
    return render_screen(
        request,
        "admin/numbers/overview.html",
        _("The numbers"),
        table=table,
        table_title=title,
        choices=[(name, label) for name, (label, _count) in known.items()],
        period=period,
        lines=lines,
        headings=headings(),
        total=tables.total(found, period, _("all stories")),
        chart=filed_and_used(lines[:CHARTED], title),
    )


@require_safe
def uncovered(request):
    refuse_unless_sees_all(request)
    period = asked_for(request.GET)
    places, unions = tables.never_covered(facts(period), period)
    kind = request.GET.get("file")
    if kind in ("xlsx", "csv"):
        rows = [
            *(
                [place.name, district.name, place.latest]
                for district, found in places.items()
                for place in found
            ),
            *([union.name, union.get_kind_display(), union.latest] for union in unions),
        ]
        top = [_("name"), _("about"), _("latest story")]
        return sheets.answer(f"uncovered-{period.first:%Y%m%d}-{period.last:%Y%m%d}", top, rows, kind)
    return render_screen(
        request,
        "admin/numbers/uncovered.html",
        _("Never covered"),
        table="uncovered",
        choices=[(name, label) for name, (label, _count) in choices().items()],
        period=period,
        places=[(district, found) for district, found in places.items()],
        unions=unions,
        number=sum(map(len, places.values())),
    )
