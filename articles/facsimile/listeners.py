"""When page files are made: when a page is signed, its issue signed or published, and again when
a story that stands on it is withdrawn or corrected.

Always after the transaction that gave the reason, and never so that it could fail by it: what
goes wrong here is logged, and `manage.py make_pages` makes it good.
"""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from articles.facsimile.making import make, make_issue
from articles.issues.models import Issue, IssueEvent, Page, PageSignature
from articles.signals import moved

ISSUE_IS_READY = {"sign_off", "publish"}
CHANGES_WHAT_READERS_SEE = {"withdraw", "correct"}


@receiver(post_save, sender=IssueEvent)
def make_what_is_signed(sender, instance, created, **kwargs):
    if not created:
        return
    if instance.verb == "sign_page":
        after_commit(make_signed_page, instance)
    elif instance.verb in ISSUE_IS_READY:
        after_commit(make_signed_issue, instance)


@receiver(moved)
def make_again(sender, article, event, **kwargs):
    """Without what is gone, at once: until then readers have no file of the page at all."""
    if event.verb in CHANGES_WHAT_READERS_SEE:
        after_commit(make_pages_of, article.pk, event.actor)


def after_commit(work, *arguments):
    transaction.on_commit(partial(work, *arguments), robust=True)


def make_signed_page(event):
    """A page that its editor has signed: it lacks the chief editor's signature at most."""
    signed = Page.objects.filter(
        issue=event.issue_id,
        number=event.page_number,
        signatures__kind=PageSignature.Kind.PAGE_EDITOR,
        signatures__voided_at=None,
    )
    for page in signed.exclude(signatures__kind=PageSignature.Kind.CHIEF_EDITOR, signatures__voided_at=None):
        make(page, by=event.actor)


def make_signed_issue(event):
    make_issue(event.issue, by=event.actor)


def make_pages_of(article_id, by):
    """The pages of issues that are out on which this story stands or goes on."""
    out = Issue.objects.exclude(pk__in=Issue.objects.open())
    pages = Page.objects.filter(placements__article=article_id) | Page.objects.filter(
        continuations__placement__article=article_id
    )
    for issue in out.filter(pages__in=pages).distinct():
        make_issue(issue, by=by)
