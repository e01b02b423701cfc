"""The moves of a story (流转): which there are, where each may start and where it ends.

The table is all there is to know about states. `Article` has a method for each verb, and
they are the only code that writes a state (rule 1 of the design).
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    FIRST_REVIEW = "first_review", _("in first review")
    SECOND_REVIEW = "second_review", _("in second review")
    FINAL_REVIEW = "final_review", _("in final review")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    KILLED = "killed", _("killed")
    WITHDRAWN = "withdrawn", _("withdrawn")


IN_REVIEW = (Status.FIRST_REVIEW, Status.SECOND_REVIEW, Status.FINAL_REVIEW)
BEFORE_PUBLICATION = (Status.DRAFT, *IN_REVIEW, Status.APPROVED)
SEALED = (Status.PUBLISHED, Status.KILLED, Status.WITHDRAWN)

# Which review a state waits for, and the permission that it takes to give it.
STAGE_OF = {Status.FIRST_REVIEW: 1, Status.SECOND_REVIEW: 2, Status.FINAL_REVIEW: 3}
REVIEW_PERMISSION = {
    1: "articles.first_review_article",
    2: "articles.second_review_article",
    3: "articles.sign_off_article",
}
STATUS_OF_STAGE = {stage: status for status, stage in STAGE_OF.items()}


@dataclass(frozen=True)
class Move:
    """A verb: the states it may start from, the state it ends in (None: it depends)."""

    verb: str
    label: str
    start: frozenset
    end: str | None
    needs_note: bool = False


def _move(verb, label, start, end, **options):
    return verb, Move(verb, label, frozenset(start), end, **options)


MOVES = dict(
    [
        _move("submit", pgettext_lazy("move", "submit"), [Status.DRAFT], Status.FIRST_REVIEW),
        _move("recall", pgettext_lazy("move", "recall"), [Status.FIRST_REVIEW], Status.DRAFT),
        _move(
            "pass_review",
            pgettext_lazy("move", "pass"),
            [Status.FIRST_REVIEW, Status.SECOND_REVIEW],
            None,
        ),
        _move(
            "send_back",
            pgettext_lazy("move", "send back"),
            [*IN_REVIEW, Status.APPROVED],
            Status.DRAFT,
            needs_note=True,
        ),
        _move("sign_off", pgettext_lazy("move", "sign off"), [Status.FINAL_REVIEW], Status.APPROVED),
        _move("publish", pgettext_lazy("move", "publish"), [Status.APPROVED], Status.PUBLISHED),
        _move(
            "unschedule",
            pgettext_lazy("move", "call back"),
            [Status.PUBLISHED],
            Status.APPROVED,
        ),
        _move(
            "correct",
            pgettext_lazy("move", "correct"),
            [Status.PUBLISHED],
            Status.PUBLISHED,
            needs_note=True,
        ),
        _move(
            "withdraw",
            pgettext_lazy("move", "withdraw"),
            [Status.PUBLISHED],
            Status.WITHDRAWN,
            needs_note=True,
        ),
        _move(
            "kill",
            pgettext_lazy("move", "kill"),
            BEFORE_PUBLICATION,
            Status.KILLED,
            needs_note=True,
        ),
        _move(
            "restore",
            pgettext_lazy("move", "restore"),
            [Status.KILLED, Status.WITHDRAWN],
            Status.DRAFT,
        ),
        # Not a button: made by itself when an approved story is edited (rule 3).
        _move("reopen", pgettext_lazy("move", "re-open"), [Status.APPROVED], None),
    ]
)

# What is on the ledger of a story and moves nothing: the state before and after is the same.
RECORDS = {
    "keep_finding": pgettext_lazy("record", "kept a finding"),
    "overrule_finding": pgettext_lazy("record", "overruled a finding"),
    "take_back_finding": pgettext_lazy("record", "took back a kept finding"),
}

# How a story begins that was published before it came here: no button, and no reviews of ours.
LOADED = {"load": pgettext_lazy("record", "taken over as published")}

VERB_LABELS = {verb: move.label for verb, move in MOVES.items()} | RECORDS | LOADED


class MoveRefused(Exception):
    """A move that may not be made. `str()` is a sentence for the person who tried.

    `problems` lists what is missing, each as (name of the field, sentence), where that is
    the reason.
    """

    def __init__(self, sentence, problems=()):
        super().__init__(str(sentence))
        self.problems = list(problems)


class StaleEdit(MoveRefused):
    """A save on top of a text that somebody else has changed since it was opened (rule 7)."""
