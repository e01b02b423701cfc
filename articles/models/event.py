from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.moves import RECORDS, VERB_LABELS
from newsroom.reporters.models import LedgerEntry, LedgerEntryQuerySet


class EventQuerySet(LedgerEntryQuerySet):
    def moves(self):
        """Without what is on record and moved nothing."""
        return self.exclude(verb__in=RECORDS)


class Event(LedgerEntry):
    """One row of a story's ledger (流转记录): who moved it, when, from where to where, and why.

    `digest` is that of the version that was moved: for a review, of what was signed.
    Append-only: the database refuses to change or delete a row.
    """

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        related_name="events",
        verbose_name=_("story"),
    )
    from_status = models.CharField(_("from"), max_length=20)
    to_status = models.CharField(_("to"), max_length=20)
    digest = models.CharField(_("digest"), max_length=64, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_verb_display()}"

    def get_verb_display(self):
        """The move's name in the reader's language."""
        return VERB_LABELS.get(self.verb, self.verb)
