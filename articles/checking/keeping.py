"""Keeping a finding: the text stays as it is, somebody said why, and the ledger knows (编校 "保留").

Who edits the story may keep what is only advice. What is blocking is overruled by whoever may
give the second or the final review, and never by an author of the story: nobody lets a story
of their own pass. Such people may keep the rest as well, whether they edit the story or not.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.checking.models import KeptFinding
from articles.moves import MoveRefused, Status
from articles.rules import may_edit

CLOSED = (Status.KILLED, Status.WITHDRAWN)


def may_overrule(article, user):
    """True if this person may let the story pass in spite of a blocking finding."""
    return (
        user.has_perm("checking.overrule_finding")
        and article.is_visible_to(user)
        and article.status not in CLOSED
        and user.pk not in article.author_ids
    )


def refusal(article, user, *, is_blocking):
    """Why this person may not keep a finding on this story, as a sentence; None if allowed."""
    if may_overrule(article, user):
        return None
    if is_blocking:
        return _(
            "This must be mended, or overruled by a desk chief or chief editor who is no author of the story."
        )
    if may_edit(article, user):
        return None
    return _("Only who may edit the story now keeps a finding.")


def keep(article, finding, *, reason, by):
    """Lets a finding stand. Returns the `KeptFinding`; raises `MoveRefused` with a sentence.

    Kept twice is kept once, unless the second person may overrule and the first may not.
    """
    if sentence := refusal(article, by, is_blocking=finding.is_blocking):
        raise MoveRefused(sentence)
    reason = " ".join(reason.split())
    if not reason:
        raise MoveRefused(_("Say why, in a word or two."))
    if len(reason) > 200:
        raise MoveRefused(_("Say it in 200 characters at most."))
    is_overruling = may_overrule(article, by)
    with transaction.atomic():
        standing = KeptFinding.objects.standing().filter(article=article, key=finding.key)
        if row := standing.filter(is_overruling__gte=is_overruling).first():
            return row
        if row := standing.first():
            row.take_back(by=by)
        try:
            with transaction.atomic():
                row = _record(article, finding, reason, by, is_overruling)
        except IntegrityError:  # somebody else was faster by a hair
            return standing.get()
    return row


def _record(article, finding, reason, by, is_overruling):
    row = KeptFinding.objects.create(
        article=article,
        key=finding.key,
        rule=finding.rule,
        passage=shown(finding)[:200],
        reason=reason,
        is_overruling=is_overruling,
        by=by,
    )
    verb = "overrule_finding" if finding.is_blocking else "keep_finding"
    article.note_down(verb, by=by, note=f"{row.rule} “{row.passage}”：{reason}")
    return row


def shown(finding):
    """The passage as words for a person. One that is empty, a gap, is shown by what stands around it."""
    return finding.passage or f"{finding.before[-4:]}…{finding.after[:4]}"
