from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.issues.models.issue_event import IssueEvent
from articles.issues.moves import OPEN, IssueStatus
from articles.moves import MoveRefused


class IssueQuerySet(models.QuerySet):
    def published(self):
        """What the public may see: rule 4, a fact about time."""
        return self.filter(status=IssueStatus.PUBLISHED, published_at__lte=timezone.now())

    def open(self):
        """Those that can still be changed."""
        return self.filter(status__in=OPEN)

    def newest_first(self):
        return self.order_by("-date")


class Issue(models.Model):
    """One day's paper (期). Published whole or not at all (rule 5)."""

    date = models.DateField(_("date"), unique=True)
    number = models.PositiveIntegerField(
        _("issue number"), unique=True, help_text=_("Continues by itself if left empty.")
    )
    status = models.CharField(
        _("state"),
        max_length=12,
        choices=IssueStatus,
        default=IssueStatus.PLANNING,
        editable=False,
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-date"]
        permissions = [
            ("plan_issue", "Can put stories on the pages of an issue"),
            ("sign_issue", "Can sign off an issue"),
            ("publish_issue", "Can publish an issue"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=IssueStatus.values), name="issue_status_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published") | models.Q(published_at__isnull=False),
                name="issue_published_has_a_time",
            ),
        ]

    def __str__(self):
        return _now("%(date)s · No. %(number)s") % {
            "date": date_format(self.date, "DATE_FORMAT"),
            "number": self.number,
        }

    def save(self, *args, **kwargs):
        if self.number is None:
            latest = Issue.objects.aggregate(models.Max("number"))["number__max"]
            self.number = (latest or 0) + 1
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("public:issue", args=[self.date])

    @property
    def is_open(self):
        """True if its pages can still be changed."""
        return self.status in OPEN

    @property
    def is_published(self):
        """True if the public may see it now (the same rule as `published()`)."""
        return self.status == IssueStatus.PUBLISHED and self.published_at <= timezone.now()

    # Moves

    @transaction.atomic
    def start_proofing(self, *, by):
        """The pages are planned: proofs may be read and signed."""
        issue = self._locked_in(IssueStatus.PLANNING)
        issue.refuse_without(by, "issues.plan_issue")
        if not issue.pages.exists():
            raise MoveRefused(_now("The issue has no pages yet."))
        return self._write_state("start_proofing", by, IssueStatus.PROOFING)

    @transaction.atomic
    def sign_off(self, *, by):
        """The chief editor's signature on the whole issue: every page must be signed as it is now.

        Raises `MoveRefused` with every obstacle at once in `problems`.
        """
        issue = self._locked_in(IssueStatus.PROOFING)
        issue.refuse_without(by, "issues.sign_issue")
        if obstacles := issue.obstacles():
            raise MoveRefused(_now("The issue is not ready."), obstacles)
        return self._write_state("sign_off", by, IssueStatus.SIGNED)

    @transaction.atomic
    def back_to_proof(self, *, by):
        """Takes the issue's signature back: something on its pages has to change."""
        self._locked_in(IssueStatus.SIGNED)
        return self._write_state("back_to_proof", by, IssueStatus.PROOFING)

    @transaction.atomic
    def publish(self, *, by, at=None):
        """Publishes the issue and every story on it from `at` (default: now), whole or not at all.

        Stories that went out earlier (web first) keep their own time. Raises `MoveRefused`
        with every obstacle at once in `problems`; then nothing at all is published.
        """
        issue = self._locked_in(IssueStatus.SIGNED)
        issue.refuse_without(by, "issues.publish_issue")
        if obstacles := issue.obstacles():
            raise MoveRefused(_now("The issue is not ready."), obstacles)
        at = at or timezone.now()
        for article in issue.articles():
            if article.is_approved:
                article.publish(by=by, at=at)
        return self._write_state("publish", by, IssueStatus.PUBLISHED, published_at=at)

    def articles(self):
        """The stories on its pages, in the order of the paper."""
        from articles.models import Article

        return Article.objects.filter(placements__page__issue=self).order_by(
            "placements__page__number", "placements__position"
        )

    def obstacles(self):
        """Everything that keeps it from being published: a list of (object, sentence)."""
        pages = list(self.pages.all())
        if not pages:
            return [(self, _now("The issue has no pages yet."))]
        found = []
        for page in pages:
            page.issue = self
            found += page.obstacles()
            if (kind := page.next_signature()) is not None:
                label = page.signatures.model.Kind(kind).label
                found.append(
                    (page, _now("%(page)s: the %(kind)s is missing.") % {"page": page, "kind": label})
                )
            elif page.signatures.standing().exclude(digest=page.digest()).exists():
                found.append(
                    (page, _now("%(page)s: it was changed after it had been signed.") % {"page": page})
                )
        return found

    # What the moves rest on

    def lock(self):
        """The row as it is now, held until the end of the transaction."""
        return Issue.objects.select_for_update().get(pk=self.pk)

    def _locked_in(self, status):
        """The locked row, if it is in this state; else `MoveRefused` with what it is now."""
        issue = self.lock()
        if issue.status != status:
            self.status, self.published_at = issue.status, issue.published_at
            raise MoveRefused(
                _now("The issue of %(date)s is %(status)s.")
                % {"date": issue.date, "status": issue.get_status_display()}
            )
        return issue

    def refuse_without(self, user, permission):
        """Raises `MoveRefused` if this person's role does not allow it."""
        if not user.has_perm(permission):
            raise MoveRefused(_now("Your role does not allow this."))

    def refuse_unless_open(self, user):
        """Raises `MoveRefused` if the pages may not be changed, or not by this person."""
        if not self.is_open:
            raise MoveRefused(_now("The issue of %(date)s is published.") % {"date": self.date})
        self.refuse_without(user, "issues.plan_issue")

    def _write_state(self, verb, by, end, **change):
        """The only statement that writes an issue's state, with its row in the ledger."""
        start = self.lock().status
        Issue.objects.filter(pk=self.pk, status=start).update(status=end, **change)
        self.status = end
        for name, value in change.items():
            setattr(self, name, value)
        return IssueEvent.objects.create(
            issue=self, actor=by, verb=verb, from_status=start, to_status=end
        )
