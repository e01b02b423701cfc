from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedStory(models.Model):
    """Under which name a story came out of an archive (`bulk.load`): it is never loaded twice."""

    key = models.CharField(_("name in the archive"), max_length=120, unique=True)
    article = models.OneToOneField(
        "articles.Article",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="loaded",
        verbose_name=_("story"),
    )

    class Meta:
        verbose_name = _("loaded story")
        verbose_name_plural = _("loaded stories")
        default_permissions = []

    def __str__(self):
        return self.key
