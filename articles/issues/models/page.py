from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.issues.models.issue_event import IssueEvent
from articles.issues.models.page_signature import PageSignature
from articles.issues.models.placement import Placement
from articles.issues.moves import OPEN, IssueStatus
from articles.models.version import digest_of
from articles.moves import MoveRefused

KINDS = PageSignature.Kind.values
SIGN_PERMISSION = {
    PageSignature.Kind.PROOF_1: "issues.proofread_page",
    PageSignature.Kind.PROOF_2: "issues.proofread_page",
    PageSignature.Kind.PROOF_3: "issues.proofread_page",
    PageSignature.Kind.PAGE_EDITOR: "issues.sign_page",
}


class Page(models.Model):
    """One page (版) of an issue: 第02版·工会新闻. Three proofs and a signature make it ready."""

    issue = models.ForeignKey(
        "issues.Issue", on_delete=models.CASCADE, related_name="pages", verbose_name=_("issue")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=40)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("page editor"),
    )

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["issue", "number"], name="page_number_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="page_number_from_one"
            ),
        ]
        permissions = [
            ("proofread_page", "Can read the proofs of a page"),
            ("sign_page", "Can sign a page"),
        ]

    def __str__(self):
        return _now("Page %(number)02d · %(name)s") % {"number": self.number, "name": self.name}

    def get_absolute_url(self):
        return reverse("public:page", args=[self.issue.date, self.number])

    def digest(self):
        """The SHA-256 of what the page holds now: each story in order, with its weight and text."""
        return digest_of(
            [
                [placement.article_id, placement.weight, placement.article.current_digest()]
                for placement in self.placements.select_related("article")
            ]
        )

    def next_signature(self):
        """The kind of signature that the page waits for, or None if it has all four."""
        given = set(self.signatures.standing().values_list("kind", flat=True))
        return next((kind for kind in KINDS if kind not in given), None)

    @property
    def is_signed(self):
        """True if all four signatures stand."""
        return self.next_signature() is None

    def signature_refusal(self, user):
        """Why this person may not give the next signature, as a sentence; None if allowed."""
        kind = self.next_signature()
        if kind is None:
            return _now("This page has all its signatures.")
        if self.issue.status != IssueStatus.PROOFING:
            return _now("The issue is not in proof.")
        if not user.has_perm(SIGN_PERMISSION[kind]):
            return _now("The page waits for its %(kind)s. Your role does not allow this.") % {
                "kind": PageSignature.Kind(kind).label
            }
        return None

    @transaction.atomic
    def sign(self, *, by, note=""):
        """Gives the next signature in order: three proofs, then the page editor's.

        Raises `MoveRefused` where it is not this person's turn, the page is empty, or one of
        its stories is not approved.
        """
        issue = self.issue.lock()
        self.issue = issue
        if sentence := self.signature_refusal(by):
            raise MoveRefused(sentence)
        if obstacles := self.obstacles():
            raise MoveRefused(obstacles[0][1], obstacles)
        kind, digest = self.next_signature(), self.digest()
        self.void_signatures_unless(digest, by=by)
        if kind != self.next_signature():
            raise MoveRefused(_now("The page has changed. It begins again with the first proof."))
        signature = PageSignature.objects.create(page=self, kind=kind, by=by, digest=digest)
        IssueEvent.objects.create(
            issue=issue,
            page=self,
            actor=by,
            verb="sign_page",
            note=note or str(signature.get_kind_display()),
            digest=digest,
        )
        return signature

    def void_signatures_unless(self, digest, *, by):
        """Voids the signatures if they were given on something else than `digest`."""
        if self.signatures.standing().exclude(digest=digest).exists():
            self.void_signatures(by=by)

    def void_signatures(self, *, by):
        """The page has changed: what was signed on it counts no more, nor does the issue's signature."""
        if self.signatures.standing().void():
            IssueEvent.objects.create(issue=self.issue, page=self, actor=by, verb="void_page")
        if self.issue.status == IssueStatus.SIGNED:
            self.issue.back_to_proof(by=by)

    def obstacles(self):
        """What keeps the page from being signed: a list of (object, sentence)."""
        found = []
        placements = list(self.placements.select_related("article"))
        if not placements:
            found.append((self, _now("%(page)s: there is no story on it.") % {"page": self}))
        for placement in placements:
            article = placement.article
            if not (article.is_approved or article.is_published):
                found.append(
                    (
                        article,
                        _now("%(page)s: “%(story)s” is not signed off (%(status)s).")
                        % {
                            "page": self,
                            "story": article,
                            "status": article.get_status_display(),
                        },
                    )
                )
            elif article.current_digest() != article.signed_digest():
                found.append(
                    (
                        article,
                        _now("%(page)s: “%(story)s” was changed after it had been signed off.")
                        % {"page": self, "story": article},
                    )
                )
        return found

    # Make-up by hand

    @transaction.atomic
    def place(self, article, *, by, weight=Placement.Weight.ORDINARY, position=None):
        """Puts an approved story on this page, at `position` (from 0; default: last).

        A story that already stands in this issue is moved here. Voids the signatures of the
        pages that change. Raises `MoveRefused` where the issue is out or the story cannot stand.
        """
        self.issue = self.issue.lock()
        self.issue.refuse_unless_open(by)
        if not (article.is_approved or article.is_published):
            raise MoveRefused(_now("Only a story that was signed off can be placed."))
        former = Placement.objects.filter(article=article).select_related("page__issue").first()
        if former and former.page.issue.status not in OPEN:
            raise MoveRefused(
                _now("“%(story)s” has already run: %(page)s.")
                % {"story": article, "page": former.page}
            )
        if former and former.page.issue_id != self.issue_id:
            raise MoveRefused(
                _now("“%(story)s” stands in the issue of %(date)s.")
                % {"story": article, "date": former.page.issue.date}
            )
        if former and former.page_id != self.pk:
            former.page.issue = self.issue
            former.page.void_signatures(by=by)
        placement, _created = Placement.objects.update_or_create(
            article=article, defaults={"page": self, "weight": weight}
        )
        self.put_in_order(placement, position)
        self.void_signatures(by=by)
        IssueEvent.objects.create(
            issue=self.issue, page=self, actor=by, verb="place", note=str(article)
        )
        return placement

    def put_in_order(self, placement, position=None):
        """Numbers the placements of the page anew, with `placement` at `position` (default: last)."""
        others = [one for one in self.placements.all() if one.pk != placement.pk]
        others.insert(len(others) if position is None else position, placement)
        for number, one in enumerate(others):
            Placement.objects.filter(pk=one.pk).update(position=number)

    @transaction.atomic
    def unplace(self, article, *, by):
        """Takes a story off this page, back to the tray."""
        self.issue = self.issue.lock()
        self.issue.refuse_unless_open(by)
        deleted, _rows = self.placements.filter(article=article).delete()
        if deleted:
            self.void_signatures(by=by)
            IssueEvent.objects.create(
                issue=self.issue, page=self, actor=by, verb="unplace", note=str(article)
            )
