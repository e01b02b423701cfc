from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Byline


class Position(models.TextChoices):
    """Where a story was used. Read from its placement, never typed."""

    FRONT_LEAD = "front_lead", _("lead of page 1")
    FRONT = "front", _("page 1")
    LEAD = "lead", _("lead of a page")
    SECOND = "second", _("second story")
    ORDINARY = "ordinary", _("ordinary")
    BRIEF = "brief", _("brief")
    PHOTO = "photo", _("photo story")
    WEB = "web", _("website only")


class StoryKind(models.Model):
    """A kind of story (体裁) that is paid differently: brief, news, feature, comment …

    A story is of the first kind, in this order, whose bounds it meets; an editor may say
    otherwise (`KindChoice`).
    """

    name = models.CharField(_("name"), max_length=20, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    from_characters = models.PositiveIntegerField(_("from characters"), default=0)
    up_to_characters = models.PositiveIntegerField(_("up to characters"), null=True, blank=True)
    columns = models.ManyToManyField(
        "articles.Column",
        blank=True,
        related_name="+",
        verbose_name=_("columns"),
        help_text=_("Only stories in one of these columns; empty for all."),
    )

    class Meta:
        verbose_name = _("kind of story")
        verbose_name_plural = _("kinds of stories")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class Tariff(models.Model):
    """The rule table for scores and fees (稿分标准), from a month on. The latest one counts."""

    name = models.CharField(_("name"), max_length=60)
    valid_from = models.DateField(_("valid from"), unique=True, help_text=_("The first day of a month."))
    fee_per_point = models.DecimalField(
        _("yuan per point"), max_digits=8, decimal_places=2, validators=[MinValueValidator(0)]
    )
    first_author_share = models.PositiveSmallIntegerField(
        _("share of the first author, %"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("The others share the rest. Empty: all authors of a story share alike."),
    )

    class Meta:
        verbose_name = _("rule table")
        verbose_name_plural = _("rule tables")
        ordering = ["-valid_from"]

    def __str__(self):
        return self.name

    @property
    def is_locked(self):
        """True once a statement made from it was signed: its figures can be checked for ever."""
        return self.pk is not None and self.statements.exclude(signed_at=None).exists()


class Rate(models.Model):
    """The points for a kind of story at a position in a role. What is empty stands for any.

    The rate that says most decides: kind counts most, then position, then role.
    """

    tariff = models.ForeignKey(Tariff, on_delete=models.CASCADE, related_name="rates")
    kind = models.ForeignKey(
        StoryKind, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("kind of story")
    )
    position = models.CharField(_("position"), max_length=10, choices=Position, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Byline.Role, blank=True)
    points = models.DecimalField(
        _("points"), max_digits=7, decimal_places=2, validators=[MinValueValidator(0)]
    )

    class Meta:
        verbose_name = _("rate")
        verbose_name_plural = _("rates")
        ordering = ["kind__order", "position", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tariff", "kind", "position", "role"],
                name="rate_once",
                violation_error_message=_("This combination has its rate already."),
            ),
            models.UniqueConstraint(
                fields=["tariff", "position", "role"],
                condition=models.Q(kind__isnull=True),
                name="rate_once_for_any_kind",
                violation_error_message=_("This combination has its rate already."),
            ),
        ]

    def __str__(self):
        parts = [self.kind, self.get_position_display(), self.get_role_display()]
        return " · ".join(str(part) for part in parts if part) or str(_("all else"))
