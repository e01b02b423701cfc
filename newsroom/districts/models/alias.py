"""Another name of a place, as copy and people use it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DistrictAlias(models.Model):
    district = models.ForeignKey(
        "districts.District",
        on_delete=models.CASCADE,
        related_name="aliases",
        verbose_name=pgettext_lazy("a place", "place"),
    )
    name = models.CharField(_("name"), max_length=40, db_index=True)
    in_text = models.BooleanField(
        _("recognise in running text"),
        default=True,
        help_text=_(
            "Switch this off where the name is an ordinary phrase as well. It is then recognised only "
            "right after the name of its district or right before the word for a union federation."
        ),
    )

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["district", "name"], name="alias_once_per_district")]

    def __str__(self):
        return self.name
