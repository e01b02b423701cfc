"""What stands around the stories of a page, out of the database: masthead or folio, and who made it."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.issues.making import pictures_of, sheet_of
from articles.issues.models import PageSignature
from articles.issues.typesetting.sheet import FOLIO, MASTHEAD, Furniture, Sheet

PROOFS = (PageSignature.Kind.PROOF_1, PageSignature.Kind.PROOF_2, PageSignature.Kind.PROOF_3)


def furniture_of(page):
    """The `Furniture` of a page, in Chinese whatever the editor's language: 4 queries.

    Proofreaders are named as they have signed; until then nobody is.
    """
    sheet, issue = sheet_of(page), page.issue
    with override("zh-hans"):
        people = people_of(page)
    return Furniture(
        kind=MASTHEAD if page.number == 1 else FOLIO,
        name=sheet.printed_name,
        latin_name=latin_name(sheet),
        date=issue.date,
        number=issue.number,
        page=page.number,
        page_name=page.name,
        pages=issue.pages.count(),
        people=tuple(people),
        codes=sheet.codes,
        sponsor=sheet.sponsor,
    )


def latin_name(sheet):
    """The paper's name in English, where it is the newsroom's own that stands in the masthead."""
    with override("en"):
        return "" if sheet.paper_name else str(settings.PAPER_NAME)


def people_of(page):
    """Who is responsible for it, as pairs of what they do and their name."""
    if page.editor:
        yield _("Page editor in charge"), page.editor.name
    signed = page.signatures.standing().filter(kind__in=PROOFS).select_related("by").order_by("at", "pk")
    names = dict.fromkeys(signature.by.name for signature in signed)
    if names:
        yield _("Proofread by"), " ".join(names)


def sheet_to_set(page, layout):
    """The page as the typesetter takes it, made up as `layout` (a `makeup.layout.Layout`) has it."""
    return Sheet(
        layout=layout,
        furniture=furniture_of(page),
        pictures=pictures_of(page),
        has_rules=sheet_of(page).has_rules,
    )
