"""The reviewers' moves: what was read is what is passed, and reasons that can be counted."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import rules
from articles.moves import MOVES, MoveRefused, StaleEdit
from articles.reviewing.models import ReturnedFor, SendBackReason

VERBS = ("pass_review", "sign_off", "send_back")


def possible(story, user):
    """Which of the reviewers' moves this person may make now, as {verb: None or why not}."""
    answers = {}
    for verb in VERBS:
        if story.status in MOVES[verb].start:
            # Whoever may give the review that it waits for may send it back, too: not asked twice.
            is_reviewer = None in answers.values()
            answers[verb] = None if is_reviewer else rules.RULES[verb](story, user)
    return answers


def make(story, verb, *, by, note="", reasons=(), digest=""):
    """Makes the move. `digest` is that of the version that was read, `reasons` ids from the list.

    Raises `MoveRefused`: also where what readers would see is not what was read, although
    nobody saved the story (a photo exchanged, a person renamed). Returns the ledger's row.
    """
    if digest and digest != story.current_digest():
        story.record_version(by=None)
        raise StaleEdit(_("The story has changed while you read it. Look at what changed, then decide."))
    chosen = list(SendBackReason.objects.filter(pk__in=reasons)) if verb == "send_back" else []
    with transaction.atomic():
        words = [*(reason.text for reason in chosen), note.strip()]
        event = getattr(story, verb)(by=by, note="；".join(word for word in words if word))
        ReturnedFor.objects.bulk_create(ReturnedFor(event=event, reason=reason) for reason in chosen)
    return event


def make_many(stories, verb, *, by, note="", reasons=()):
    """The same move on many, each by itself: a list of (story, why it was refused, or None)."""
    results = []
    for story in stories:
        try:
            make(story, verb, by=by, note=note, reasons=reasons)
        except MoveRefused as refusal:
            results.append((story, " ".join([str(refusal), *(text for _field, text in refusal.problems)])))
        else:
            results.append((story, None))
    return results
