"""Word files that came in. The draft that was made of one is an ordinary draft from then on."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.ingest.imports import ImportQuerySet
from articles.ingest.storage import OriginalsStorage
from articles.moves import Status


class WordImportQuerySet(ImportQuerySet):
    def of_file(self, sha256):
        """Earlier imports of the same bytes whose draft still counts: a killed one may be brought again."""
        return self.filter(sha256=sha256).exclude(article__status=Status.KILLED)

    def for_list(self):
        """With all that the list of imports shows, in one query."""
        return self.select_related("imported_by", "article")


class WordImport(models.Model):
    """One Word file, read into one draft. The original stays, with no public address."""

    filename = models.CharField(_("file name"), max_length=200)
    original = models.FileField(
        _("original"), storage=OriginalsStorage(), upload_to="word/%Y/%m/", max_length=200, editable=False
    )
    sha256 = models.CharField(_("digest of the file"), max_length=64, db_index=True, editable=False)
    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, related_name="word_import", verbose_name=_("draft")
    )
    report = models.JSONField(_("report"), default=dict, editable=False)
    photo_count = models.PositiveSmallIntegerField(_("photos"), default=0, editable=False)
    is_for_desk = models.BooleanField(
        _("for the desk"), default=True, editable=False, help_text=_("No author owns the drafts.")
    )
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="word_imports",
        verbose_name=_("imported by"),
    )
    created_at = models.DateTimeField(_("imported at"), auto_now_add=True)

    was_there_before = False  # set on the instance that a second import of the same file returns

    objects = WordImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported Word file")
        verbose_name_plural = _("imported Word files")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.filename

    def get_absolute_url(self):
        return reverse("admin:ingest_wordimport_change", args=[self.pk])

    @property
    def draft_address(self):
        return reverse("admin:articles_article_change", args=[self.article_id])
