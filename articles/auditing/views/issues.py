"""Issues for the auditor: their error rates, and the record of reviews and proofs of each."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.auditing.error_rate import LIMIT, rates
from articles.auditing.issue_record import chain_of, pages_of
from articles.auditing.record_file import pdf
from articles.issues.models import Issue
from articles.numbers import sheets
from articles.numbers.periods import asked_for
from articles.spreadsheets.writing import CONTENT_TYPES
from newsroom.ledger.verifying import head
from newsroom.screens import file_to_take_away, refuse_without, render_screen


@require_safe
def issues(request):
    """The issues of a period with their error rates; `file`: as a spreadsheet."""
    refuse_without(request, "ledger.view_entry")
    period = asked_for(request.GET)
    found = rates(Issue.objects.filter(date__range=(period.first, period.last)).newest_first())
    kind = request.GET.get("file")
    if kind in CONTENT_TYPES:
        return download(found, period, kind)
    return render_screen(
        request, "admin/auditing/issues.html", _("Error rates"), period=period, rates=found, limit=LIMIT
    )


@require_safe
def issue(request, pk):
    """Three reviews and three proofs of an issue as one document, to be read or printed; `?file=pdf`: as
    a PDF, which is on the ledger as every file that is taken out."""
    refuse_without(request, "ledger.view_entry")
    found = get_object_or_404(Issue, pk=pk)
    first, latest = chain_of(found)
    [rate] = rates([found])
    facts = {
        "issue": found,
        "pages": pages_of(found),
        "acts": found.events.exclude(to_status="").select_related("actor"),
        "rate": rate,
        "first": first,
        "latest": latest,
        "head": head(),
    }
    if request.GET.get("file") == "pdf":
        return file_to_take_away(pdf(**facts), f"record-{found.date:%Y%m%d}.pdf", "application/pdf")
    title = _("Record of reviews and proofs")
    return render_screen(request, "admin/auditing/issue.html", title, limit=LIMIT, **facts)


def download(found, period, kind):
    headings = [
        *(_("issue"), _("number"), _("stories"), _("characters")),
        *(_("first proof"), _("second proof"), _("third proof"), _("mended in proof"), _("left as it is")),
        *(_("mended in 10,000 characters"), _("stories corrected"), _("corrections")),
        _("corrected in 10,000 characters"),
    ]
    cells = [
        [
            *(rate.issue.date, rate.issue.number, rate.stories, rate.characters, *rate.by_stage),
            *(rate.mended, rate.left, rate.found, rate.corrected, rate.corrections, rate.after),
        ]
        for rate in found
    ]
    name = f"error-rates-{period.first:%Y%m%d}-{period.last:%Y%m%d}"
    return sheets.answer(name, headings, cells, kind, widths=[14] * len(headings))
