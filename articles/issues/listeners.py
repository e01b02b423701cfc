"""What the pages do when one of their stories moves or changes."""

from django.dispatch import receiver

from articles.issues.models import Placement
from articles.issues.moves import OPEN
from articles.signals import content_changed, moved

OFF_THE_PAGE = {"send_back", "kill", "withdraw"}


def open_placement(article):
    """Where the story stands in an issue that is not out yet, or None."""
    return (
        Placement.objects.filter(article=article, page__issue__status__in=OPEN)
        .select_related("page__issue")
        .first()
    )


@receiver(moved)
def take_off_the_page(sender, article, event, **kwargs):
    """A story that goes back or is given up leaves its page, and the page is open again."""
    if event.verb not in OFF_THE_PAGE:
        return
    if placement := open_placement(article):
        page = placement.page
        placement.delete()
        page.void_signatures(by=event.actor)


@receiver(content_changed)
def void_signatures(sender, article, version, **kwargs):
    """What was proofread is not what stands there now: proofs begin anew."""
    if placement := open_placement(article):
        placement.page.void_signatures(by=version.created_by)
