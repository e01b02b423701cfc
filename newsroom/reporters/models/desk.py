from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Desk(models.Model):
    """A group of editors who look after some columns and districts."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    slug = models.SlugField(_("slug"), max_length=40, unique=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("members"), related_name="desks", blank=True
    )
    districts = models.ManyToManyField(
        "districts.District",
        verbose_name=_("districts"),
        related_name="desks",
        blank=True,
        help_text=_("Stories from these places come to this desk if their column names no other."),
    )

    class Meta:
        verbose_name = _("desk")
        verbose_name_plural = _("desks")
        ordering = ["name"]

    def __str__(self):
        return self.name
