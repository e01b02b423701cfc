from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Byline
from articles.numbers.models.tariff import Position, StoryKind, Tariff
from newsroom.reporters import clock


class Statement(models.Model):
    """What one month's stories earned (稿费结算单). Open, it follows the stories; signed, it is
    what its lines say and nothing changes it any more."""

    month = models.DateField(_("month"), unique=True, help_text=_("Its first day."))
    tariff = models.ForeignKey(
        Tariff, on_delete=models.PROTECT, related_name="statements", verbose_name=_("rule table")
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("signed by"),
    )
    signed_at = models.DateTimeField(_("signed at"), null=True)

    class Meta:
        verbose_name = _("monthly statement")
        verbose_name_plural = _("monthly statements")
        ordering = ["-month"]
        permissions = [
            ("view_all_numbers", "Can see the figures of everybody"),
            ("sign_statement", "Can sign a monthly statement"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__day=1), name="statement_month_is_a_first_day"),
            models.CheckConstraint(
                condition=models.Q(signed_by__isnull=True, signed_at__isnull=True)
                | models.Q(signed_by__isnull=False, signed_at__isnull=False),
                name="statement_is_signed_by_somebody",
            ),
        ]

    def __str__(self):
        return f"{self.month:%Y-%m}"

    @property
    def is_signed(self):
        return self.signed_at is not None


class StatementLine(models.Model):
    """What one person earned with one story, as it was signed. Append-only, by the database.

    Names and headlines are copied: the statement stays true when they change.
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="lines")
    reporter = models.ForeignKey("reporters.Reporter", on_delete=models.PROTECT, related_name="earnings")
    name = models.CharField(_("name"), max_length=60)
    union = models.CharField(_("union"), max_length=120, blank=True)
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, null=True, related_name="+")
    headline = models.CharField(_("headline"), max_length=300)
    kind = models.CharField(_("kind of story"), max_length=20, blank=True)
    position = models.CharField(_("position"), max_length=10, choices=Position, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Byline.Role, blank=True)
    share = models.DecimalField(_("share"), max_digits=5, decimal_places=4)
    points = models.DecimalField(_("points"), max_digits=9, decimal_places=2)
    fee = models.DecimalField(_("fee, yuan"), max_digits=11, decimal_places=2)

    class Meta:
        verbose_name = _("line of a statement")
        verbose_name_plural = _("lines of statements")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.name}: {self.headline}"


class Adjustment(models.Model):
    """Points that an editor adds or takes in an open month, with the reason: an award, an error."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="adjustments")
    reporter = models.ForeignKey("reporters.Reporter", on_delete=models.PROTECT, related_name="+")
    points = models.DecimalField(_("points"), max_digits=7, decimal_places=2)
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("adjustment")
        verbose_name_plural = _("adjustments")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.reporter}: {self.points}"


class KindChoice(models.Model):
    """The kind of one story where its length and column would say something else."""

    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, primary_key=True, related_name="kind_choice"
    )
    kind = models.ForeignKey(StoryKind, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("kind of one story")
        verbose_name_plural = _("kinds of single stories")

    def __str__(self):
        return f"{self.article}: {self.kind}"
