"""What open marks keep from happening, and who is told of marks and of void signatures."""

from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import ngettext

from articles.issues.signals import held_back, signatures_voided
from articles.notices.models import Kind
from articles.notices.telling import tell
from articles.proofing.marking import open_marks
from articles.proofing.signals import marked


@receiver(held_back)
def hold_back_pages_with_open_marks(sender, pages, **kwargs):
    """A page is not signed while somebody's mark on it has no answer."""
    return {pk: [open_sentence(number)] for pk, number in open_marks(pages).items()}


def open_sentence(number):
    sentence = ngettext(
        "%(n)s mark on the proof is not settled.", "%(n)s marks on the proof are not settled.", number
    )
    return sentence % {"n": number}


@receiver(signatures_voided)
def tell_those_who_had_signed(sender, page, signatures, by, cause, story, **kwargs):
    """Each of them once, whatever they had signed."""
    tell(
        Kind.VOIDED,
        to={signature.by_id for signature in signatures},
        by=by,
        story=story,
        verb=cause.value,
        text=name_of(page),
        link=address_of(page),
    )


@receiver(marked)
def tell_the_pages_editor(sender, mark, **kwargs):
    if mark.page.editor_id:
        tell(
            Kind.MARKED,
            to=[mark.page.editor_id],
            by=mark.by,
            text=f"{name_of(mark.page)} · {mark.number}. {mark.note}",
            link=f"{address_of(mark.page)}#mark-{mark.number}",
        )


def name_of(page):
    """The page in figures and its own name, for readers of any language."""
    return f"{page.issue.date:%Y-%m-%d} · {page.number:02d} {page.name}"


def address_of(page):
    return reverse("admin:issues_issue_page", args=[page.issue_id, page.number])
