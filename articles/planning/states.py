"""The states of an assignment. None of them is stored: they follow from its people and its story."""

from django.db import models
from django.utils.translation import pgettext_lazy

from articles.moves import Status


class State(models.TextChoices):
    OPEN = "open", pgettext_lazy("assignment", "open")
    ASSIGNED = "assigned", pgettext_lazy("assignment", "assigned")
    ACCEPTED = "accepted", pgettext_lazy("assignment", "accepted")
    DECLINED = "declined", pgettext_lazy("assignment", "declined")
    WRITING = "writing", pgettext_lazy("assignment", "being written")
    FILED = "filed", pgettext_lazy("assignment", "filed")
    IN_REVIEW = "in_review", pgettext_lazy("assignment", "in review")
    APPROVED = "approved", pgettext_lazy("assignment", "approved")
    PUBLISHED = "published", pgettext_lazy("assignment", "published")
    CANCELLED = "cancelled", pgettext_lazy("assignment", "cancelled")


# How far an assignment is when its story is there. A killed or withdrawn story counts as none.
REACHED = {
    Status.DRAFT: State.WRITING,
    Status.FIRST_REVIEW: State.FILED,
    Status.SECOND_REVIEW: State.IN_REVIEW,
    Status.FINAL_REVIEW: State.IN_REVIEW,
    Status.APPROVED: State.APPROVED,
    Status.PUBLISHED: State.PUBLISHED,
}
ORDER = [State.WRITING, State.FILED, State.IN_REVIEW, State.APPROVED, State.PUBLISHED]
NOT_FILED = (State.OPEN, State.ASSIGNED, State.ACCEPTED, State.DECLINED, State.WRITING)

VERB_LABELS = {
    "plan": pgettext_lazy("assignment", "planned"),
    "change": pgettext_lazy("assignment", "changed"),
    "assign": pgettext_lazy("assignment", "assigned to"),
    "release": pgettext_lazy("assignment", "taken off"),
    "take": pgettext_lazy("assignment", "taken on by"),
    "accept": pgettext_lazy("assignment", "accepted by"),
    "decline": pgettext_lazy("assignment", "declined by"),
    "hand_on": pgettext_lazy("assignment", "handed on to"),
    "cancel": pgettext_lazy("assignment", "cancelled"),
    "reinstate": pgettext_lazy("assignment", "reinstated"),
    "start_story": pgettext_lazy("assignment", "story begun"),
    "tie_story": pgettext_lazy("assignment", "story chosen"),
    "untie_story": pgettext_lazy("assignment", "story taken off"),
    "miss": pgettext_lazy("assignment", "deadline missed"),
}


def reached(article):
    """How far a story has come, or None if it counts for none. Out is what readers can see."""
    if article.is_scheduled:
        return State.APPROVED
    return REACHED.get(article.status)


def state_of(is_cancelled, answers, articles):
    """The state that follows from the answers of its people and from its stories.

    `answers` are the states of the assignees who have not been taken off.
    """
    if is_cancelled:
        return State.CANCELLED
    steps = [step for step in map(reached, articles) if step]
    if steps:
        return max(steps, key=ORDER.index)
    for answer, state in (
        ("accepted", State.ACCEPTED),
        ("offered", State.ASSIGNED),
        ("declined", State.DECLINED),
    ):
        if answer in answers:
            return state
    return State.OPEN
