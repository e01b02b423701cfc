from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.reporters import clock


class Kind(models.TextChoices):
    """What may be told. The words of each stand in `articles.notices.wording`."""

    ASSIGNED = "assigned", _("An assignment for you")
    CAME_BACK = "came_back", _("A story came back")
    PASSED = "passed", _("A review was passed")
    REMARKED = "remarked", _("A remark on your story")
    MENTIONED = "mentioned", _("Somebody mentioned you")
    PUBLISHED = "published", _("A story appeared")
    CORRECTED = "corrected", _("A story was corrected")
    WITHDRAWN = "withdrawn", _("A story was withdrawn or killed")
    MISSED = "missed", _("A deadline was missed")
    VOIDED = "voided", _("Your signature on a page is void")
    MARKED = "marked", _("A mark on the proof of your page")


# These lead to a page of the paper, which may be read also by who may not read a story on it.
ABOUT_PAGES = (Kind.VOIDED, Kind.MARKED)


class NoticeQuerySet(models.QuerySet):
    def due(self):
        """What may be shown by now: news of a scheduled publication waits for its time."""
        return self.filter(at__lte=clock.now())

    def unread(self):
        return self.due().filter(read_at=None)

    def newest_first(self):
        return self.order_by("-at", "-pk")

    def to_be_mailed(self):
        """Mail that is due and not sent. What was read in the back office needs no mail."""
        return self.filter(mail_at__lte=clock.now(), mailed_at=None, read_at=None)


class Notice(models.Model):
    """One thing that one person is told. Kept as facts, worded when read, in the reader's language.

    `mail_at` says when it is to go out by e-mail, if at all: at once, or with the next digest.
    """

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=Kind)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, null=True, blank=True, related_name="notices"
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    verb = models.CharField(max_length=30, blank=True)
    text = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)
    mail_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["recipient", "-at", "-id"], name="notice_inbox"),
            models.Index(
                fields=["recipient"], condition=models.Q(read_at__isnull=True), name="notice_unread"
            ),
            models.Index(
                fields=["mail_at"],
                condition=models.Q(mailed_at__isnull=True, mail_at__isnull=False),
                name="notice_mail",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="notice_kind_is_known"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} → {self.recipient}"
