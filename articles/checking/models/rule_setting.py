from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.reporters.models import LedgerEntry


class RuleSetting(models.Model):
    """What the paper decided on a rule of the language check, where it differs from the library.

    A rule without a row is on, and its findings stop the final review where the library, or
    the word list that they come from, says so.
    """

    class Blocking(models.TextChoices):
        DEFAULT = "default", _("as the rule or the word list says")
        ALWAYS = "always", _("always stops the final review")
        NEVER = "never", _("never stops the final review")

    rule = models.CharField(_("rule"), max_length=40, unique=True)
    is_on = models.BooleanField(pgettext_lazy("a rule", "on"), default=True)
    blocking = models.CharField(_("final review"), max_length=10, choices=Blocking, default=Blocking.DEFAULT)

    class Meta:
        verbose_name = _("rule of the language check")
        verbose_name_plural = _("rules of the language check")
        ordering = ["rule"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(blocking__in=["default", "always", "never"]),
                name="rule_setting_blocking_is_known",
            )
        ]

    def __str__(self):
        return self.rule


class RuleEvent(LedgerEntry):
    """Who switched a rule on or off, or had it stop stories, and when. Append-only."""

    rule = models.CharField(_("rule"), max_length=40)

    LABELS = {
        "switch_on": pgettext_lazy("a rule", "switched on"),
        "switch_off": pgettext_lazy("a rule", "switched off"),
        "default": RuleSetting.Blocking.DEFAULT.label,
        "always": RuleSetting.Blocking.ALWAYS.label,
        "never": RuleSetting.Blocking.NEVER.label,
    }

    class Meta:
        verbose_name = _("record of a rule")
        verbose_name_plural = _("record of the rules")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.rule} {self.get_verb_display()}"

    def get_verb_display(self):
        """What was done, in the reader's language."""
        return self.LABELS.get(self.verb, self.verb)
