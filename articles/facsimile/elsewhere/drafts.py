"""Drafts of what stands on an uploaded page and is no story yet, and their way onto the page."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles.facsimile.models import HotArea
from articles.ingest.intake import import_page
from articles.moves import MoveRefused


def make_draft_of(text, *, by):
    """A new draft of an UnplacedText, through the importer of pages. Returns the article.

    Raises `MoveRefused` if there is one already, `PageRefused` of the importer. Call it outside a transaction.
    """
    if text.article_id:
        raise MoveRefused(_("There is a draft of this text already."))
    page = text.facsimile.page
    source = f"# {text.headline or _('(no headline)')}\n\n{text.text}\n"
    name = f"{page.issue.date} {page.number:02d} {text.facsimile.reading.filename}"
    imported = import_page(source, by=by, date=page.issue.date, filename=name)
    drafts = imported.drafts
    if not drafts:
        raise MoveRefused(_("No story could be read in this text. Paste it into a new story."))
    text.article = drafts[0]
    text.save(update_fields=["article"])
    return text.article


@transaction.atomic
def put_on_page(text, *, by):
    """Places the story of an UnplacedText on its page, with its hot area. Raises `MoveRefused`."""
    facsimile = text.facsimile
    if text.article is None or not facsimile.is_current:
        raise MoveRefused(_("This page has been uploaded or made anew meanwhile."))
    facsimile.page.place(text.article, by=by)
    HotArea.objects.update_or_create(
        facsimile=facsimile,
        article=text.article,
        defaults={"boxes": text.boxes, "sureness": text.sureness},
    )
    text.delete()
