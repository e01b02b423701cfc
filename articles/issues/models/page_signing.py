from django.db import transaction
from django.utils.translation import gettext as _

from articles.issues.models.page_signature import PageSignature
from articles.issues.readiness import page_states
from articles.issues.signals import Cause, signatures_voided
from articles.moves import MoveRefused

Kind = PageSignature.Kind
SIGN_PERMISSION = {
    Kind.PROOF_1: "issues.proofread_page",
    Kind.PROOF_2: "issues.proofread_page",
    Kind.PROOF_3: "issues.proofread_page",
    Kind.PAGE_EDITOR: "issues.sign_page",
    Kind.CHIEF_EDITOR: "issues.sign_issue",
}


class PageSigning:
    """The proofs and signatures of a page: given in order, on what stands there at that moment."""

    def state(self):
        """What stands on it and who has signed it: a `PageState`, read now."""
        [state] = page_states(type(self).objects.filter(pk=self.pk))
        return state

    def digest(self):
        """The SHA-256 of what the page holds now."""
        return self.state().digest

    def next_signature(self):
        """The kind of signature that the page waits for, or None if it has all."""
        return self.state().next_kind

    @property
    def is_signed(self):
        """True if all signatures stand, on what the page holds now."""
        return self.state().is_signed

    def obstacles(self):
        """What keeps the page from being signed: a list of (object, sentence)."""
        return self.state().obstacles

    def signature_refusal(self, user, state=None):
        """Why this person may not give the next signature, as a sentence; None if allowed.

        `state` is the page's state where the caller has it already.
        """
        kind = (state or self.state()).next_kind
        if kind is None:
            return _("This page has all its signatures.")
        if not self.issue.is_in_proof:
            return _("The issue is not in proof.")
        if not user.has_perm(SIGN_PERMISSION[kind]):
            return _("The page waits for its %(kind)s. Your role does not allow this.") % {"kind": kind.label}
        return None

    @transaction.atomic
    def sign(self, *, by, note="", seen=None):
        """Gives the next signature in order: three proofs, page editor, chief editor. Returns it.

        `seen` is the digest of what the signer had before his or her eyes, where known.
        Raises `MoveRefused` where it is not this person's turn, the page is empty or has
        changed, one of its stories is not approved, or something else holds it back.
        """
        self.issue = self.issue.lock()
        state = self.state()
        if seen and seen != state.digest:
            raise MoveRefused(_("The page has changed since you opened it. Read it once more."))
        if sentence := self.signature_refusal(by, state):
            raise MoveRefused(sentence)
        if state.obstacles:
            raise MoveRefused(state.obstacles[0][1], state.obstacles)
        if state.is_changed:
            self.void_signatures(by=by)
        return self.give_signature(state, by=by, note=note)

    def give_signature(self, state, *, by, note=""):
        """Puts the signature that `state` waits for on record. `self.issue` must be the locked row."""
        kind = state.next_kind
        signature = PageSignature.objects.create(page=self, kind=kind, by=by, digest=state.digest)
        note = f"{kind.label} {note}".strip()
        self.issue.record("sign_page", by=by, page=self, note=note, digest=state.digest)
        return signature

    def void_signatures(self, *, by, cause=Cause.PAGE, story=None):
        """The page has changed: what was signed on it counts no more, nor does the issue's signature.

        `self.issue` must be the locked row. `cause` says what was changed, and `story` which
        story, for those who had signed.
        """
        signatures = list(self.signatures.standing())
        if signatures:
            self.signatures.standing().void()
            self.issue.record("void_page", by=by, page=self)
            signatures_voided.send(
                sender=type(self), page=self, signatures=signatures, by=by, cause=Cause(cause), story=story
            )
        self.issue.reopen_proofs(by=by)
