from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsroom.reporters import clock


class KeptFindingQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody took back: their findings are not shown any more."""
        return self.filter(taken_back_at=None)

    def visible_to(self, user):
        return self.filter(article__in=Article.objects.visible_to(user))


class KeptFinding(models.Model):
    """A finding of the language check that somebody let stand, and why.

    `key` is the library's name for the same finding in a later check. `is_overruling`: kept by
    somebody who may let a story pass in spite of it (`articles.checking.keeping`); only such a
    one lets a blocking finding through. What happened is on the story's ledger too.
    """

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.PROTECT,
        related_name="kept_findings",
        verbose_name=_("story"),
    )
    key = models.CharField(max_length=64)
    rule = models.CharField(_("rule"), max_length=40)
    passage = models.CharField(_("passage"), max_length=200)
    reason = models.CharField(_("reason"), max_length=200)
    is_overruling = models.BooleanField(_("overrules a blocking rule"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=clock.now)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True)

    objects = KeptFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept finding")
        verbose_name_plural = _("kept findings")
        ordering = ["-at", "-pk"]
        permissions = [("overrule_finding", "Can let a story pass in spite of a blocking finding")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "key"],
                condition=models.Q(taken_back_at=None),
                name="finding_kept_once",
            )
        ]

    def __str__(self):
        return f"{self.rule} {self.passage}"

    @transaction.atomic
    def take_back(self, *, by):
        """Shows the finding again. Somebody may have taken it back already: then nothing happens."""
        standing = KeptFinding.objects.standing().filter(pk=self.pk)
        if standing.update(taken_back_at=clock.now(), taken_back_by=by):
            self.article.note_down("take_back_finding", by=by, note=f"{self.rule} {self.passage}")
