from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.planning.states import VERB_LABELS
from newsroom.reporters.models import LedgerEntry


class AssignmentEvent(LedgerEntry):
    """One row of an assignment's record: who did what with it, whom it concerned, and why."""

    assignment = models.ForeignKey(
        "planning.Assignment",
        on_delete=models.PROTECT,
        related_name="events",
        verbose_name=_("assignment"),
    )
    reporter = models.ForeignKey(
        "reporters.Reporter",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("person"),
    )

    class Meta:
        verbose_name = _("assignment record")
        verbose_name_plural = _("assignment records")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_verb_display()}"

    def get_verb_display(self):
        """The act's name in the reader's language."""
        return VERB_LABELS.get(self.verb, self.verb)
