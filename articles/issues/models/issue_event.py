from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.issues.moves import VERB_LABELS
from newsroom.reporters.models import LedgerEntry


class IssueEvent(LedgerEntry):
    """One row of an issue's ledger: planning, proofs, signatures, publishing. Append-only.

    The page stands in it by its number: the record stays when the page is taken out.
    """

    issue = models.ForeignKey(
        "issues.Issue", on_delete=models.PROTECT, related_name="events", verbose_name=_("issue")
    )
    page_number = models.PositiveSmallIntegerField(_("page"), null=True)
    from_status = models.CharField(_("from"), max_length=20, blank=True)
    to_status = models.CharField(_("to"), max_length=20, blank=True)
    digest = models.CharField(_("digest"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("issue ledger entry")
        verbose_name_plural = _("issue ledger")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_verb_display()}"

    def get_verb_display(self):
        """The act's name in the reader's language."""
        return VERB_LABELS.get(self.verb, self.verb)
