"""What the pages do when one of their stories moves or changes."""

from django.dispatch import receiver
from django.utils.translation import gettext as _

from articles.issues.models import Page, Placement
from articles.issues.signals import Cause
from articles.moves import MoveRefused
from articles.signals import content_changed, moved

OFF_THE_PAGE = {"send_back", "kill", "withdraw"}


def open_placement(article):
    """Where the story stands in an issue that is not out yet, the issue's row held; or None."""
    placements = Placement.objects.open().filter(article=article).select_related("page__issue")
    placement = placements.first()
    if placement is None:
        return None
    issue = placement.page.issue.lock()
    if placement := placements.first():  # as it stands now that nobody else can change it
        placement.page.issue = issue
    return placement


@receiver(moved)
def take_off_the_page(sender, article, event, **kwargs):
    """A story that goes back or is given up leaves its page, and the page is open again."""
    if event.verb not in OFF_THE_PAGE:
        return
    if placement := open_placement(article):
        placement.page.take_off(placement, by=event.actor)


@receiver(moved)
def keep_with_its_issue(sender, article, event, **kwargs):
    """What is to appear with an issue is called back with the issue, not alone (rule 5)."""
    if event.verb != "unschedule":
        return
    placements = Placement.objects.filter(article=article).select_related("page__issue")
    for placement in placements:
        if not placement.page.issue.is_open:
            raise MoveRefused(
                _("It appears with the issue of %(date)s. Call back the issue.")
                % {"date": placement.page.issue.date}
            )


@receiver(content_changed)
def void_signatures(sender, article, version, **kwargs):
    """What was proofread is not what stands there now: proofs begin anew."""
    placement = open_placement(article)
    if placement is None:
        return
    pages = [placement.page, *Page.objects.filter(continuations__placement=placement)]
    for page in pages:
        page.issue = placement.page.issue
        page.void_signatures(by=version.created_by, cause=Cause.STORY, story=article)
