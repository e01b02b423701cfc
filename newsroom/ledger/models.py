"""A row of the ledger. Written by `newsroom.ledger.writing` alone, and never again."""

import json
from datetime import UTC, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.ledger.canonical import moment
from newsroom.ledger.kinds import label_of


class EntryQuerySet(models.QuerySet):
    def between(self, start, end):
        """From the moment `start` (included) to `end` (not included); either may be None."""
        rows = self
        if start is not None:
            rows = rows.filter(at__gte=moment(start))
        if end is not None:
            rows = rows.filter(at__lt=moment(end))
        return rows

    def about(self, subject):
        return self.filter(subject=subject)

    def newest_first(self):
        return self.order_by("-number")


class Entry(models.Model):
    """What happened: who, when, what, to what. Texts, so that nothing that changes elsewhere changes it.

    `at` is UTC as `canonical.moment` writes it, and sorts as time does. `facts` is JSON.
    """

    number = models.BigIntegerField(_("number"), primary_key=True)
    at = models.CharField(_("at"), max_length=27)
    actor_id = models.BigIntegerField(_("number of the account"), null=True)
    actor = models.CharField(_("by"), max_length=200)
    kind = models.CharField(_("kind"), max_length=80)
    subject = models.CharField(_("about"), max_length=200)
    facts = models.TextField(_("facts"))
    previous = models.CharField(_("hash of the row before"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of the ledger")
        verbose_name_plural = _("ledger of the house")
        ordering = ["number"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["at"], name="ledger_at"),
            models.Index(fields=["kind", "number"], name="ledger_kind"),
            models.Index(fields=["subject", "number"], name="ledger_subject"),
            models.Index(fields=["actor_id", "number"], name="ledger_actor"),
        ]

    def __str__(self):
        return f"{self.number} {self.kind} {self.subject}"

    @property
    def moment(self):
        return datetime.strptime(self.at, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)

    @property
    def known_facts(self):
        return json.loads(self.facts)

    @property
    def label(self):
        """The kind in the reader's language, if somebody has given it one."""
        return label_of(self.kind)
