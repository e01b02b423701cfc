from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.issues.closing import closes_at
from articles.issues.models.issue_moves import IssueMoves
from articles.issues.moves import EDITABLE, OPEN, IssueStatus
from articles.moves import MoveRefused
from newsroom.links import address
from newsroom.loading import PlainlyLoaded

MOVE_FIELDS = ("status", "published_at")


class IssueQuerySet(models.QuerySet):
    def published(self):
        """What the public may see: rule 4, a fact about time."""
        return self.filter(status=IssueStatus.PUBLISHED, published_at__lte=timezone.now())

    def scheduled(self):
        """What will be public at a set time that has not come."""
        return self.filter(status=IssueStatus.PUBLISHED, published_at__gt=timezone.now())

    def open(self):
        """Those that can still be changed."""
        return self.filter(status__in=OPEN)

    def from_day(self, date):
        """The issue of this day and those after it, the next first."""
        return self.filter(date__gte=date).order_by("date")

    def newest_first(self):
        return self.order_by("-date")


class Issue(PlainlyLoaded, IssueMoves, models.Model):
    """One day's paper (期). Published whole or not at all (rule 5).

    `status` and `published_at` are written by the moves alone (`IssueMoves`).
    """

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
    deadline = models.DateTimeField(
        _("pages close at"),
        null=True,
        blank=True,
        help_text=_("Left empty: ten in the evening before its day."),
    )
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
        indexes = [
            # Every public answer asks when the next one comes.
            models.Index("published_at", condition=models.Q(status="published"), name="issue_published")
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

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Saves date and number. Raises `MoveRefused` for a state set by hand or a closed issue."""
        self.date = self._meta.get_field("date").to_python(self.date)  # it is part of our address
        if self._state.adding:
            if self.status != IssueStatus.PLANNING or self.published_at is not None:
                raise MoveRefused(_now("An issue begins in planning. Its state changes by moves."))
            if self.number is None:
                self.number = next_number()
        else:
            for name, loaded in self._state_as_loaded.items():
                if getattr(self, name) != loaded:
                    raise MoveRefused(_now("The state of an issue is changed only by a move."))
            self.lock().refuse_unless_editable()
        super().save(*args, **kwargs)
        self._remember_state()

    def get_absolute_url(self):
        return address("public:issue", self.date)

    def delete(self, *args, **kwargs):
        """Only an issue on which nothing was ever done can be deleted."""
        if self.events.exists():
            raise MoveRefused(_now("The issue of %(date)s has a ledger. It is kept.") % {"date": self.date})
        return super().delete(*args, **kwargs)

    @classmethod
    def from_db(cls, db, field_names, values, **options):
        issue = super().from_db(db, field_names, values, **options)
        issue._remember_state()
        return issue

    def refresh_from_db(self, *args, **kwargs):
        super().refresh_from_db(*args, **kwargs)
        self._remember_state()

    def _remember_state(self):
        self._state_as_loaded = {name: self.__dict__[name] for name in MOVE_FIELDS if name in self.__dict__}

    @property
    def is_open(self):
        """True if stories can still be put on its pages."""
        return self.status in OPEN

    @property
    def is_editable(self):
        """True if its date, number and pages can be edited."""
        return self.status in EDITABLE

    @property
    def is_in_proof(self):
        return self.status == IssueStatus.PROOFING

    @property
    def is_signed(self):
        return self.status == IssueStatus.SIGNED

    @property
    def is_published(self):
        """True if the public may see it now (the same rule as `published()`)."""
        return self.status == IssueStatus.PUBLISHED and self.published_at <= timezone.now()

    @property
    def is_scheduled(self):
        """True if it will be public at a set time that has not come."""
        return self.status == IssueStatus.PUBLISHED and self.published_at > timezone.now()

    @property
    def closes_at(self):
        """When its pages must be signed: a moment of its own, or the paper's hour the evening before."""
        return self.deadline or closes_at(self.date)

    def articles(self):
        """The stories on its pages, in the order of the paper."""
        from articles.models import Article

        return Article.objects.filter(placements__page__issue=self).order_by(
            "placements__page__number", "placements__position"
        )


def next_number():
    """The number after the highest. Whoever asks next waits until this transaction has ended.

    All wait for the same row, the first issue: the latest is not the same for everybody.
    """
    Issue.objects.select_for_update().order_by("pk").first()
    return (Issue.objects.aggregate(models.Max("number"))["number__max"] or 0) + 1
