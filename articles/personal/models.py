from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.reporters.models import LedgerEntry


class PersonalEvent(LedgerEntry):
    """Somebody's data was taken out or erased. Written once."""

    class Verb(models.TextChoices):
        EXPORTED = "exported", _("personal data taken out")
        ERASED = "erased", _("personal data erased")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("account"),
    )
    reporter = models.ForeignKey(
        "reporters.Reporter",
        on_delete=models.DO_NOTHING,  # the record outlives a person of the paper, who may be deleted
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("person"),
    )

    class Meta:
        verbose_name = _("record of personal data")
        verbose_name_plural = _("records of personal data")
        ordering = ["-at", "-pk"]
        default_permissions = []
        permissions = [
            ("view_inventory", _("Can see what personal data the house keeps")),
            ("export_person", _("Can take out a person's data")),
            ("erase_person", _("Can erase a person's data")),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_verb_display()}"

    def get_verb_display(self):
        return self.Verb(self.verb).label
