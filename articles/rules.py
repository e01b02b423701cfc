"""Who may make which move on which story. Every answer is a sentence, or None for yes.

The rules stand in the design (rules 2, 3 and 9): three reviews by three people, none of
them an author. They bind superusers too: being allowed everything is not being three people.
"""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.moves import (
    MOVES,
    REVIEW_PERMISSION,
    STAGE_OF,
    STATUS_OF_STAGE,
    VERB_LABELS,
    Status,
)


def refusal(article, verb, user):
    """Why `user` may not make the move `verb` on `article` now, as a sentence; None if allowed.

    Looks at the state, the role and the people, not at what is missing in the text or what
    the note says: those are for the move itself.
    """
    if article.status not in MOVES[verb].start:
        return wrong_status(article, verb)
    if verb != "reopen" and not article.is_visible_to(user):
        return _("You may not work on this story.")
    return RULES[verb](article, user)


def wrong_status(article, verb):
    """The sentence for a move that does not start here, with who moved the story and when."""
    event = article.events.moves().select_related("actor").last()
    if event is None:
        return _("“%(move)s” is not possible: the story is %(status)s.") % {
            "move": VERB_LABELS[verb],
            "status": article.get_status_display(),
        }
    return _(
        "“%(move)s” is not possible: the story is %(status)s. "
        "The latest move was “%(latest)s”, by %(who)s at %(when)s."
    ) % {
        "move": VERB_LABELS[verb],
        "status": article.get_status_display(),
        "latest": event.get_verb_display(),
        "who": event.actor or "—",
        "when": date_format(localtime(event.at), "H:i"),
    }


def _no_permission():
    return _("Your role does not allow this.")


def _with(permission):
    def rule(article, user):
        return None if user.has_perm(permission) else _no_permission()

    return rule


def may_submit(article, user):
    if not user.has_perm("articles.submit_article"):
        return _no_permission()
    return None


def may_recall(article, user):
    if user.pk not in article.author_ids:
        return _("Only its author takes back a story.")
    return None


def may_review(article, user):
    """For the review that the story waits for."""
    stage = STAGE_OF[article.status]
    if not user.has_perm(REVIEW_PERMISSION[stage]):
        return _no_permission()
    if user.pk in article.author_ids:
        return _("Nobody reviews a story of their own.")
    if article.reviews.standing().filter(reviewer=user).exists():
        return _("You have already passed this story. Each review is given by another person.")
    return reviewed_by_author(article)


def reviewed_by_author(article):
    """A sentence if somebody who reviewed it has become an author since, by a byline; or None."""
    review = article.reviews.by_authors().select_related("reviewer").first()
    if review is None:
        return None
    return _(
        "%(who)s has reviewed this story and now stands on it as an author. "
        "Take the name off, or send the story back."
    ) % {"who": review.reviewer}


def may_send_back(article, user):
    """Whoever could review it at this stage, or the chief editor."""
    if user.has_perm("articles.sign_off_article"):
        return None
    stage = STAGE_OF.get(article.status)
    if stage is None or not user.has_perm(REVIEW_PERMISSION[stage]):
        return _no_permission()
    if user.pk in article.author_ids:
        return _("Nobody reviews a story of their own.")
    return None


# How far a story has come, as the review that it takes to stop it.
STAGE_REACHED = {**STAGE_OF, Status.APPROVED: 3}


def may_kill(article, user):
    """An author gives up a draft; an editor kills what has come no further than the editor's review."""
    if article.status == Status.DRAFT and user.pk in article.author_ids:
        return None
    if not user.has_perm("articles.kill_article"):
        return _no_permission()
    return None if STAGE_REACHED.get(article.status, 0) <= highest_stage(user) else _no_permission()


def may_restore(article, user):
    """A killed story: whoever may restore. One that was public: who may withdraw, too."""
    if not user.has_perm("articles.restore_article"):
        return _no_permission()
    if article.is_withdrawn and not user.has_perm("articles.withdraw_article"):
        return _no_permission()
    return None


def may_publish(article, user):
    return publisher_refusal(user) or reviewed_by_author(article)


def publisher_refusal(user):
    """What speaks against this person publishing, whatever the story; None if nothing."""
    return None if user.has_perm("articles.publish_article") else _no_permission()


def may_unschedule(article, user):
    """Only before its time: what readers have seen is withdrawn, not called back."""
    if not user.has_perm("articles.publish_article"):
        return _no_permission()
    if not article.is_scheduled:
        return _("The story is public. It can only be withdrawn.")
    return None


def may_correct(article, user):
    """A correction is a final review too: by a final reviewer who is no author of it."""
    if not user.has_perm("articles.correct_article"):
        return _no_permission()
    if user.pk in article.author_ids:
        return _("Nobody reviews a story of their own.")
    if article.reviews.standing().filter(reviewer=user, stage__lt=3).exists():
        return _("You have already passed this story. Each review is given by another person.")
    return reviewed_by_author(article)


RULES = {
    "submit": may_submit,
    "recall": may_recall,
    "pass_review": may_review,
    "sign_off": may_review,
    "send_back": may_send_back,
    "publish": may_publish,
    "unschedule": may_unschedule,
    "correct": may_correct,
    "withdraw": _with("articles.withdraw_article"),
    "kill": may_kill,
    "restore": may_restore,
    "reopen": lambda article, user: None,
}


def may_edit(article, user):
    """True if this person may change the text now, by its state.

    A draft: its authors, and the editors who may see it. In review: whoever may give that
    review. Approved: whoever may give any of the three; the change re-opens the reviews
    after theirs. Published: only through a correction (`may_correct`). Closed: nobody.
    """
    if not article.is_visible_to(user):
        return False
    if article.status == Status.DRAFT:
        return user.pk in article.author_ids or may_review_something(user)
    if article.status in STAGE_OF:
        permission = REVIEW_PERMISSION[STAGE_OF[article.status]]
        return user.has_perm(permission) and user.pk not in article.author_ids
    if article.status == Status.APPROVED:
        return may_review_something(user) and user.pk not in article.author_ids
    return article.status == Status.PUBLISHED and refusal(article, "correct", user) is None


def may_review_something(user):
    return any(user.has_perm(permission) for permission in REVIEW_PERMISSION.values())


def reopened_status(article, editor):
    """Where an approved story goes when `editor` changed it: to the review after the editor's.

    The editor's own review is the one given on this story, or else the highest that the
    role allows, but never the final one: what was changed after it needs it again. Authors
    review nothing of their own: after a change of theirs all three reviews are open.
    """
    if editor and editor.pk in article.author_ids:
        return Status.FIRST_REVIEW
    given = article.reviews.standing().filter(reviewer=editor).first() if editor else None
    stage = given.stage if given else highest_stage(editor)
    return STATUS_OF_STAGE[min(stage + 1, 3)]


def highest_stage(user):
    """The highest review this person's role allows; 0 for none."""
    if user is None:
        return 0
    return max((stage for stage, name in REVIEW_PERMISSION.items() if user.has_perm(name)), default=0)
