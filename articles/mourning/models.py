from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.reporters.models import LedgerEntry


class MourningQuerySet(models.QuerySet):
    def to_come(self, today):
        """Those that are switched on and not over on this day."""
        return self.filter(is_on=True, ends_on__gte=today)


class Mourning(models.Model):
    """Days on which the public site is grey, from the first moment of one to the last of another.

    Saved by `keeping.keep`, which writes the ledger and has all pages fetched anew.
    """

    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    reason = models.CharField(
        _("occasion"), max_length=200, help_text=_("For the record. Readers never see it.")
    )
    is_on = models.BooleanField(
        _("in force"),
        default=True,
        help_text=_("Switched off, the site is in colour on these days after all."),
    )

    objects = MourningQuerySet.as_manager()

    class Meta:
        verbose_name = _("days of mourning")
        verbose_name_plural = _("days of mourning")
        ordering = ["-starts_on", "-pk"]
        default_permissions = ["add", "change", "view"]  # ended by its dates, and kept
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="mourning_ends_after_it_starts",
                violation_error_message=_("The last day lies before the first."),
            )
        ]

    def __str__(self):
        return f"{self.starts_on} – {self.ends_on}"


class MourningEvent(LedgerEntry):
    """Who set, changed or switched off days of mourning, and to which days. Append-only."""

    LABELS = {
        "set": _("days of mourning set"),
        "changed": _("days of mourning changed"),
        "switched_off": _("days of mourning switched off"),
    }

    mourning = models.ForeignKey(
        Mourning, on_delete=models.PROTECT, related_name="events", verbose_name=_("days of mourning")
    )

    class Meta:
        verbose_name = _("record of days of mourning")
        verbose_name_plural = _("records of days of mourning")
        ordering = ["-at", "-pk"]
        default_permissions = []

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_verb_display()}"

    def get_verb_display(self):
        """What was done, in the reader's language."""
        return self.LABELS.get(self.verb, self.verb)
