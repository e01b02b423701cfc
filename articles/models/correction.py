from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.public_story import story_is_public
from newsroom.reporters import clock


class CorrectionQuerySet(models.QuerySet):
    def published(self):
        """Those that readers see: of stories that are public now. A withdrawn story takes its own along."""
        return self.filter(story_is_public())

    def newest_first(self):
        return self.order_by("-at", "-pk")


class Correction(models.Model):
    """A dated public note (更正) on what was changed in a story after it had been published."""

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        related_name="corrections",
        verbose_name=_("story"),
    )
    note = models.TextField(_("public note"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), default=clock.now)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.note
