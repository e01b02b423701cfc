from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.search.index import TABLE
from articles.search.tokens import TokensField


class SearchEntry(models.Model):
    """What is found of one story: its words as they are compared, its marks, and the tokens of both.

    `title` is its headline, subhead and kicker, each folded on a line of its own. `rule` is the
    rule of folding it was made by. Derived, in any state of the story; `finding.search` asks only
    for published ones. Written by `entries` alone.
    """

    article = models.OneToOneField(
        "articles.Article",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="search_entry",
        verbose_name=_("story"),
    )
    title = models.TextField(_("headline"))
    text = models.TextField(_("text"))
    marks = models.TextField(_("marks"))
    tokens = TokensField(editable=False)
    rule = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        db_table = TABLE
        default_permissions = []

    def __str__(self):
        return self.title.partition("\n")[0]
