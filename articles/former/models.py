"""The addresses of the paper's former site, so that old links lead on. Nothing else of that site."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerAddress(models.Model):
    """Where a story or a page stood before: `/content/2021-03/09/content_5.htm` or `…/node_2.htm`.

    The whole path is kept, since the former site numbered its pages anew each day.
    """

    path = models.CharField(_("former address"), max_length=100, unique=True)
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="former_addresses",
        verbose_name=_("story"),
    )
    page = models.ForeignKey(
        "issues.Page",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="former_addresses",
        verbose_name=_("page"),
    )

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(article__isnull=False) ^ models.Q(page__isnull=False),
                name="former_address_is_of_one_thing",
            )
        ]

    def __str__(self):
        return self.path
