"""The ledger of the house, to be searched and taken out as a file."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.auditing.searching import Asked, subject_label
from articles.numbers import sheets
from articles.spreadsheets.writing import CONTENT_TYPES
from newsroom.ledger.verifying import head
from newsroom.screens import number_in, refuse_without, render_screen

ON_A_PAGE = 100
MOST_IN_A_FILE = 50_000  # rows
WIDTHS = (9, 22, 9, 24, 34, 26, 34, 80, 66, 66)


@require_safe
def entries(request):
    """`before`: the number of a row; only older ones are shown. `file`: xlsx or csv of what was found.

    That a file was taken out is put on the ledger by downloads.py, as for every file.
    """
    refuse_without(request, "ledger.view_entry")
    asked = Asked.of(request.GET)
    rows = asked.rows()
    kind = request.GET.get("file")
    if kind in CONTENT_TYPES:
        return download(rows[:MOST_IN_A_FILE], kind)
    if before := number_in(request.GET.get("before")):
        rows = rows.filter(number__lt=before)
    shown = list(rows[: ON_A_PAGE + 1])
    for row in shown:
        row.about = subject_label(row.subject)
    query = request.GET.copy()
    query.pop("before", None)
    groups, kinds = asked.choices()
    return render_screen(
        request,
        "admin/auditing/entries.html",
        _("Ledger of the house"),
        asked=asked,
        groups=groups,
        kinds=kinds,
        rows=shown[:ON_A_PAGE],
        older=shown[ON_A_PAGE - 1].number if len(shown) > ON_A_PAGE else None,
        query=query.urlencode(),
        head=head(),
        most=MOST_IN_A_FILE,
    )


def download(rows, kind):
    headings = [
        *(_("number"), _("at (UTC)"), _("account"), _("by"), _("kind"), _("what"), _("about"), _("facts")),
        *(_("hash of the row before"), _("hash")),
    ]
    cells = (
        [
            *(
                row.number,
                row.at,
                row.actor_id,
                row.actor,
                row.kind,
                str(row.label),
                row.subject,
                row.facts[:32_000],
            ),
            *(row.previous, row.hash),
        ]
        for row in rows.iterator(chunk_size=2000)
    )
    name = f"ledger-{timezone.localtime():%Y%m%d-%H%M}"
    return sheets.answer(name, headings, cells, kind, widths=WIDTHS)
