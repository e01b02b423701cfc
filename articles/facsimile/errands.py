"""Page files as errands of the worker: making them, one issue after the other."""

from articles import outbox
from articles.facsimile.making import make, make_issue
from articles.issues.models import Issue, Page, PageSignature
from articles.outbox.models import Errand
from newsroom.reporters.models import User

KIND = "make_pages"


class NotMade(RuntimeError):
    """Files that something hindered: they will be tried again."""


def want_page(issue, number, *, by):
    """Has the file of a page made. `issue` and `by` are ids; within the transaction of the cause."""
    outbox.put(KIND, order=order_of(issue), issue=issue, page=number, by=by)


def want_issue(issue, *, by):
    """Has all files of an issue made that are not what they should be."""
    outbox.put(KIND, order=order_of(issue), issue=issue, by=by)


def order_of(issue):
    """Whatever makes or takes files of one issue is done one by one."""
    return f"pages-{issue}"


def is_being_made(issue):
    """True while the worker has something to make of this issue."""
    return Errand.objects.undone().filter(order=order_of(issue.pk), kind=KIND).exists()


@outbox.handler(KIND)
def make_pages(issue, by, page=None):
    actor = User.objects.filter(pk=by).first()
    if page is not None:
        for signed in signed_page(issue, page):
            make(signed, by=actor)
        return
    for found in Issue.objects.filter(pk=issue):
        failed = []
        make_issue(found, by=actor, failed=failed)
        if failed:
            raise NotMade(", ".join(failed))


def signed_page(issue, number):
    """The page, if its editor has signed it: it lacks the chief editor's signature at most."""
    signed = Page.objects.filter(
        issue=issue,
        number=number,
        signatures__kind=PageSignature.Kind.PAGE_EDITOR,
        signatures__voided_at=None,
    )
    return signed.exclude(signatures__kind=PageSignature.Kind.CHIEF_EDITOR, signatures__voided_at=None)
