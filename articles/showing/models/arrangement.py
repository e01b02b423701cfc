from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.reporters.models import LedgerEntry, LedgerEntryQuerySet


class ArrangementQuerySet(LedgerEntryQuerySet):
    def newest_first(self):
        return self.order_by("-number")


class Arrangement(LedgerEntry):
    """What an editor made of the home page, at one moment. The one with the highest number counts.

    It is its own ledger: rows are only added. `issue` was the newest that readers could see
    then; what holds until the next issue lapses with it.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    issue = models.ForeignKey(
        "issues.Issue",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("issue"),
    )

    objects = ArrangementQuerySet.as_manager()

    class Meta:
        verbose_name = _("arrangement of the home page")
        verbose_name_plural = _("arrangements of the home page")
        ordering = ["number"]
        default_permissions = ("add", "view")

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"
