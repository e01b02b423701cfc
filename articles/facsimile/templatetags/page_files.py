"""What the screens of an issue say about its files: these templates lie below this app."""

from django import template
from django.db.models import Exists, OuterRef

from articles.facsimile.errands import is_being_made
from articles.facsimile.models import Facsimile
from articles.issues.models import PageSignature

register = template.Library()


@register.simple_tag
def uploaded_file(page):
    """The file that takes the place of the make-up of this page, or None. 1 query."""
    return Facsimile.objects.current().made_elsewhere().filter(page=page).select_related("reading").first()


@register.simple_tag
def files_in_the_making(issue, missing):
    """True while the worker has something to make of this issue: where a file is `missing`, or there are
    files that readers have. 1 query, or none."""
    return bool(missing or not issue.is_editable) and is_being_made(issue)


@register.simple_tag
def pages_without_file(issue):
    """The pages that their editor has signed, and of which there is no file that shows that. 1 query."""
    signed = PageSignature.objects.standing().filter(page=OuterRef("pk"), kind=PageSignature.Kind.PAGE_EDITOR)
    there = Facsimile.objects.current().filter(page=OuterRef("pk"))
    made = there.filter(signed=OuterRef("signatures__digest"))
    pages = issue.pages.filter(Exists(signed))
    with_file = issue.pages.filter(
        signatures__kind=PageSignature.Kind.PAGE_EDITOR, signatures__voided_at=None
    ).filter(Exists(made) | Exists(there.filter(origin=Facsimile.Origin.UPLOADED)))
    return pages.exclude(pk__in=with_file.values("pk")).order_by("number")
