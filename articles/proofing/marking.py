"""Marking a proof, and settling a mark: who may, and what is refused.

Whoever reads or signs pages marks them, until the issue is out: a mark found after the last
signature stops the press, too. A mark is settled by those who answer for what stands there:
page editors, chief editors, and for a story the editors who may read it. Who made a mark may
take it back.
"""

from django.db import models, transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.moves import MoveRefused
from articles.proofing.models import LONGEST, ProofMark
from articles.proofing.signals import marked
from articles.rules import may_review_something
from newsroom import ledger
from newsroom.reporters import clock

Outcome = ProofMark.Outcome
READERS = ("issues.proofread_page", "issues.sign_page", "issues.sign_issue")
PAGE_EDITORS = ("issues.sign_page", "issues.sign_issue")


def marking_refusal(issue, user):
    """Why this person may not mark the pages of this issue now, as a sentence; None if allowed."""
    if not any(user.has_perm(name) for name in READERS):
        return _("Your role does not allow this.")
    if not (issue.is_in_proof or issue.is_signed):
        return _("Marks are made while the issue is in proof.")
    return None


@transaction.atomic
def mark(page, *, by, note, place, stage=""):
    """Puts a mark on the page, at `place` (a `places.Place`). Returns it; raises `MoveRefused`.

    `stage` is the kind of signature that the page waits for.
    """
    issue = page.issue.lock()
    if sentence := marking_refusal(issue, by):
        raise MoveRefused(sentence)
    note = worded(note)
    if not note:
        raise MoveRefused(_("Write what is wrong there, in a word or two."))
    highest = page.marks.aggregate(highest=models.Max("number"))["highest"] or 0
    made = ProofMark.objects.create(
        page=page, number=highest + 1, note=note, by=by, stage=stage or "", **place.as_fields()
    )
    marked.send(sender=ProofMark, mark=made)
    return made


def may_settle(mark, user, readable):
    """True if this person may say what became of the mark. `readable` are ids of stories they read."""
    if any(user.has_perm(name) for name in PAGE_EDITORS):
        return True
    return mark.story_id in readable and may_review_something(user)


@transaction.atomic
def settle(mark, *, by, outcome, answer="", readable=()):
    """Says what became of a mark. Raises `MoveRefused` with a sentence.

    What is left as it is needs a reason. `readable` are ids of stories that `by` may read.
    """
    issue = mark.page.issue.lock()
    if outcome not in Outcome:
        raise MoveRefused(_("Say what became of the mark."))
    if not (issue.is_in_proof or issue.is_signed):
        raise MoveRefused(issue.state_sentence())
    if outcome == Outcome.TAKEN_BACK:
        if mark.by_id != by.pk:
            raise MoveRefused(_("Only who made a mark takes it back."))
    elif not may_settle(mark, by, readable):
        raise MoveRefused(_("A mark is settled by the page's editor, or by an editor of the story."))
    answer = worded(answer)
    if outcome == Outcome.LEFT and not answer:
        raise MoveRefused(_("Say why it stays as it is, in a word or two."))
    settled = {"outcome": outcome, "answer": answer, "settled_by": by, "settled_at": clock.now()}
    if not ProofMark.objects.open().filter(pk=mark.pk).update(**settled):
        mark.refresh_from_db()
        words = {
            "number": mark.number,
            "who": mark.settled_by,
            "when": f"{localtime(mark.settled_at):%H:%M}",
        }
        raise MoveRefused(_("Mark %(number)s was settled by %(who)s at %(when)s already.") % words)
    mark.refresh_from_db()
    facts = {"page": mark.page_id, "number": mark.number, "outcome": outcome, "answer": answer}
    ledger.record("proofing.proofmark_settled", actor=by, subject=mark, facts=facts)
    return mark


def worded(text):
    """What somebody wrote, its spaces put in order. Raises `MoveRefused` if it is too long."""
    text = " ".join(text.split())
    if len(text) > LONGEST:
        raise MoveRefused(_("Say it in %(n)s characters at most.") % {"n": LONGEST})
    return text


def open_marks(pages):
    """How many open marks each of these pages has, as {page id: number}; none for the others."""
    counted = ProofMark.objects.open().filter(page__in=[page.pk for page in pages])
    return dict(counted.order_by().values_list("page").annotate(number=models.Count("pk")))
