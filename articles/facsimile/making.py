"""Making page files: from a layout the PDF, from the PDF the pictures, and where each story stands.

Whoever has made a page may make it again: if it would be the same, nothing is done. Nobody who
publishes or withdraws waits for it or can be stopped by it: the worker does it (see `errands`).
"""

import io
import logging

import pypdfium2
from django.conf import settings
from django.utils.translation import override

from articles.facsimile.keeping import is_whole, keep, keep_issue
from articles.facsimile.models import Facsimile, source_of
from articles.facsimile.printing import print_of
from articles.facsimile.storage import PageStorage
from articles.issues import plain_data, typesetting
from articles.issues.typesetting.pdfium import ONE_AT_A_TIME, opened

logger = logging.getLogger(__name__)


def make(page, by=None):
    """The current `Facsimile` of a page, made if it is not what it should be now.

    What was made elsewhere and uploaded stays. None where the stories do not make a whole page.
    """
    current = page.facsimiles.current().first()
    if current and not current.is_made:
        return current
    return make_print(page, print_of(page), current, by)


def make_print(page, printed, current, by):
    if printed is None:
        return None
    if (
        current
        and current.source == printed.source
        and current.signed == printed.signed
        and is_whole(current)
    ):
        return current
    return keep(
        page,
        typesetting.pdf([printed.sheet], title=title_of(page.issue, page)),
        by=by,
        origin=Facsimile.Origin.MADE,
        boxes=printed.boxes,
        left_out=printed.left_out,
        layout=plain_data.plain(printed.layout),
        signed=printed.signed,
        source=printed.source,
    )


def make_issue(issue, by=None, failed=None):
    """All pages of an issue, and the whole in one PDF. A page that fails keeps no other back.

    Returns the pages of which there is no file; `failed`, a list, gets what went wrong.
    """
    failed = [] if failed is None else failed
    prints, missing = {}, []
    for page in issue.pages.order_by("number"):
        try:
            current = page.facsimiles.current().first()
            if current is None or current.is_made:
                prints[page.pk] = print_of(page)
                current = make_print(page, prints[page.pk], current, by)
        except Exception:
            logger.exception("Page %s of %s was not made", page.number, issue.date)
            failed.append(f"page {page.number}")
            current = None
        if current is None:
            missing.append(page)
    try:
        make_whole(issue, prints)
    except Exception:
        logger.exception("The pages of %s were not made into one file", issue.date)
        failed.append("whole issue")
    return missing


def make_whole(issue, prints):
    """The PDF of all pages that have a file, in order: an `IssueFile`, or None where there is none.

    `prints` are what its pages are made of, by page. Set anew from the layouts, so that its outline and its tags are those of one document; with
    pages from elsewhere in it, the files are put together as they are.
    """
    files = list(Facsimile.objects.current().filter(page__issue=issue).select_related("page").in_order())
    if not files:
        return None
    source = source_of(files)
    there = issue.files.filter(is_current=True, source=source).first()
    if there and PageStorage().exists(there.pdf.name):
        return there
    if all(each.is_made for each in files):
        found = [prints.get(each.page_id) for each in files]
        if any(each is None or each.source != file.source for each, file in zip(found, files)):
            return None  # a page failed or has changed meanwhile: whoever changed it makes it all again
        pdf = typesetting.pdf([each.sheet for each in found], title=title_of(issue))
    else:
        pdf = put_together(files)
    return keep_issue(issue, pdf, source=source)


def put_together(files):
    """The PDFs of these pages as one."""
    whole = io.BytesIO()
    with ONE_AT_A_TIME:
        target = pypdfium2.PdfDocument.new()
        for each in files:
            with each.pdf.open() as file, opened(file.read()) as pages:
                target.import_pages(pages)
        target.save(whole)
        target.close()
    return whole.getvalue()


def title_of(issue, page=None):
    """What a reader's window says: the paper, the day and the page."""
    with override("zh-hans"):
        words = [settings.PAPER_NAME, issue, page]
        return " ".join(str(word) for word in words if word)
