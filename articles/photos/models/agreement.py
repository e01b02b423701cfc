from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AgreementQuerySet(models.QuerySet):
    def standing(self):
        """Given and not withdrawn; they may have run out."""
        return self.filter(withdrawn_at=None)

    def lapsed(self):
        return self.standing().filter(until__lt=timezone.localdate())


class Agreement(models.Model):
    """That a person shown on a photo has agreed to its publication: who, when and how; and how long.

    For a child under 14 the guardian agrees (PIPL art. 31), and the house asks the guardian of
    every minor (Civil Code art. 19, 1019). Written by consent.py, which puts it on record.
    """

    class Age(models.TextChoices):
        ADULT = "adult", pgettext_lazy("age", "18 or older")
        YOUTH = "14to17", pgettext_lazy("age", "14 to 17")
        CHILD = "under14", pgettext_lazy("age", "under 14")

    class How(models.TextChoices):
        WRITTEN = "written", pgettext_lazy("agreed", "on paper, signed")
        MESSAGE = "message", pgettext_lazy("agreed", "by a message that is kept")
        SPOKEN = "spoken", pgettext_lazy("agreed", "by word of mouth")

    photo = models.ForeignKey(
        "photos.Photo", on_delete=models.CASCADE, related_name="agreements", verbose_name=_("photo")
    )
    person = models.CharField(_("person shown"), max_length=60)
    age = models.CharField(_("age"), max_length=10, choices=Age, default=Age.ADULT)
    guardian = models.CharField(
        _("guardian"),
        max_length=100,
        blank=True,
        help_text=_("Name, and how related: for everybody under 18."),
    )
    how = models.CharField(_("how it was given"), max_length=10, choices=How, default=How.WRITTEN)
    given_on = models.DateField(_("given on"))
    until = models.DateField(_("good until"), null=True, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("noted by"),
    )
    noted_at = models.DateTimeField(_("noted at"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("withdrawal noted by"),
    )
    withdrawn_note = models.CharField(_("how it was withdrawn"), max_length=300, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement of a person shown")
        verbose_name_plural = _("agreements of persons shown")
        ordering = ["-noted_at", "-pk"]
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=Q(age="adult") | ~Q(guardian=""), name="agreement_of_a_guardian"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("given_on")),
                name="agreement_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return f"#{self.pk} {self.person}"

    @property
    def is_lapsed(self):
        return self.withdrawn_at is None and self.until is not None and self.until < timezone.localdate()
