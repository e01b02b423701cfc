"""The door for pages: text in, drafts out, in one transaction."""

import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from articles.ingest.drafts import make_draft, owner_of_draft
from articles.ingest.models import ImportedStory, PageImport
from articles.ingest.page_text import NotText, decode, read_page
from articles.ingest.page_text.source import lines_of
from articles.ingest.report import report_of
from articles.models import Column

MAX_BYTES = 2 * 1024**2  # a page of a newspaper has some 30,000 bytes


class PageRefused(ValueError):
    """The text cannot be imported. Its message is a sentence for whoever brought it."""


def import_page(source, *, by=None, date=None, filename=""):
    """Makes drafts of the text of a newspaper page. Returns the PageImport with its report.

    `source` is the file's bytes or a str; `by` the user who brings it, None for nobody in particular; `date` the
    issue's, by default what the page says. Drafts belong to `by` if that is an author; what an editor, or
    nobody, brings lies on the desk. The same page brought again makes nothing: the first import is returned, with
    `was_there_before` set. Raises PageRefused with a sentence.
    """
    data = source.encode("utf-8", "replace") if isinstance(source, str) else bytes(source)
    text = _text_of(source)
    digest = hashlib.sha256("\n".join(line.text for line in lines_of(text)).encode()).hexdigest()
    known = _known(digest)
    if known:
        return known
    page = read_page(text, columns=Column.objects.values_list("name", flat=True))
    furniture = page.furniture
    author = owner_of_draft(by)
    page_import = PageImport(
        filename=filename[-200:] or _("pasted text"),
        sha256=digest,
        date=date or furniture.date,
        page_number=furniture.number[:10],
        page_name=furniture.name[:60],
        leftover_count=len(page.leftovers),
        is_for_desk=author is None,
        imported_by=by,
    )
    page_import.original = ContentFile(data, name=f"{digest}.txt")
    try:
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            page_import.save()
            _make_drafts(page_import, page, author)
    except Exception as error:
        if page_import.original._committed:
            page_import.original.delete(save=False)
        known = isinstance(error, IntegrityError) and _known(digest)  # brought twice at the same moment
        if known:
            return known
        raise
    return page_import


def _text_of(source):
    if len(source) > MAX_BYTES:
        raise PageRefused(
            _("The file is larger than %(megabytes)d MB. One page of a newspaper is expected.")
            % {"megabytes": MAX_BYTES // 1024**2}
        )
    try:
        text = source if isinstance(source, str) else decode(source)
    except NotText as refusal:
        raise PageRefused(
            _("This is a %(format)s file, not text. Save the page as plain text or Markdown first.")
            % {"format": refusal.looks_like}
        ) from refusal
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise PageRefused(_("There is no text in it."))
    return text


def _known(digest):
    page_import = PageImport.objects.filter(sha256=digest).select_related("imported_by").first()
    if page_import:
        page_import.was_there_before = True
    return page_import


def _make_drafts(page_import, page, author):
    articles = []
    for index, story in enumerate(page.stories):
        article = make_draft(
            story,
            author=author,
            by=page_import.imported_by,
            heading=_heading(page_import, story),
            leftovers=[leftover for leftover in page.leftovers if leftover.story == index],
        )
        ImportedStory.objects.create(page_import=page_import, article=article, position=index + 1)
        articles.append(article)
    page_import.report = report_of(page, articles)
    page_import.save(update_fields=["report"])


def _heading(page_import, story):
    """Which page the draft is from: 2026-03-12 02 工会新闻 (page.md), line 9."""
    parts = [
        page_import.date and page_import.date.isoformat(),
        page_import.page_number,
        page_import.page_name,
    ]
    page = " ".join(filter(None, parts))
    name = f"{page} ({page_import.filename})" if page else page_import.filename
    return _("From an imported page: %(name)s, line %(line)d.") % {
        "name": name,
        "line": min(story.lines, default=1),
    }
