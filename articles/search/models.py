from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.search.tokens import TokensField


class SearchEntry(models.Model):
    """What is found of one story: its words as they are compared, and their tokens.

    Derived, in any state of the story; `finding.search` asks only for published ones.
    Written by `entries.index` alone.
    """

    article = models.OneToOneField(
        "articles.Article",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="search_entry",
        verbose_name=_("story"),
    )
    text = models.TextField(_("text"))
    tokens = TokensField(editable=False)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        default_permissions = []

    def __str__(self):
        return self.text[:40]
