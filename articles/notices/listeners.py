"""Who is told of a story's moves."""

from django.dispatch import receiver

from articles.notices.models import Kind, Notice
from articles.notices.telling import tell
from articles.signals import moved
from newsroom.reporters import clock

# What the people who made a story hear when it moves.
TOLD = {
    "send_back": Kind.CAME_BACK,
    "pass_review": Kind.PASSED,
    "sign_off": Kind.PASSED,
    "publish": Kind.PUBLISHED,
    "correct": Kind.CORRECTED,
    "withdraw": Kind.WITHDRAWN,
    "kill": Kind.WITHDRAWN,
}
# What the people who signed it hear, too.
TOLD_TO_REVIEWERS = {"withdraw", "correct"}


@receiver(moved)
def tell_of_move(sender, article, event, **kwargs):
    if event.verb in ("unschedule", "withdraw"):
        take_back_publication(article)
    if event.verb not in TOLD:
        return
    ids = article.author_ids
    if event.verb in TOLD_TO_REVIEWERS:
        ids |= set(article.reviews.standing().values_list("reviewer", flat=True))
    tell(
        TOLD[event.verb],
        to=ids,
        story=article,
        by=event.actor,
        text=event.note,
        verb=event.verb,
        at=max(event.at, article.published_at) if event.verb == "publish" else event.at,
    )


def take_back_publication(article):
    """What was to be told when its time came is not true any more."""
    Notice.objects.filter(article=article, kind=Kind.PUBLISHED, at__gt=clock.now()).delete()
