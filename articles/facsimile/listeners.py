"""When page files are made: when a page is signed, its issue signed or published, and again when
a story that stands on it is withdrawn or corrected.

The errand is written in the transaction that gives the reason; the worker does it. Until then
readers have no file of a page that shows what is gone.
"""

from django.db.models.signals import post_save
from django.dispatch import receiver

from articles.facsimile.errands import want_issue, want_page
from articles.issues.models import Issue, IssueEvent, Page
from articles.photos.signals import flagged
from articles.signals import moved

ISSUE_IS_READY = {"sign_off", "publish"}
CHANGES_WHAT_READERS_SEE = {"withdraw", "correct"}


@receiver(post_save, sender=IssueEvent)
def make_what_is_signed(sender, instance, created, **kwargs):
    if not created:
        return
    if instance.verb == "sign_page":
        want_page(instance.issue_id, instance.page_number, by=instance.actor_id)
    elif instance.verb in ISSUE_IS_READY:
        want_issue(instance.issue_id, by=instance.actor_id)


@receiver(moved)
def make_again(sender, article, event, **kwargs):
    """Without what is gone: the pages of issues that are out on which this story stands or goes on."""
    if event.verb not in CHANGES_WHAT_READERS_SEE:
        return
    pages = Page.objects.filter(placements__article=article) | Page.objects.filter(
        continuations__placement__article=article
    )
    want_printed(pages, by=event.actor_id)


@receiver(flagged)
def make_without_the_photo(sender, photo, event, **kwargs):
    """Somebody shown no longer agrees, or does again."""
    if event.changes_what_readers_see:
        want_printed(Page.objects.filter(placements__article__photo_uses__photo=photo), by=event.actor_id)


def want_printed(pages, *, by):
    out = Issue.objects.exclude(pk__in=Issue.objects.open()).filter(pages__in=pages)
    for pk in out.values_list("pk", flat=True).distinct():
        want_issue(pk, by=by)
