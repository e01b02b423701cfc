"""Word files that came in. The draft that was made of one is an ordinary draft from then on."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.ingest.imports import ImportQuerySet, ImportRecord
from articles.ingest.storage import OriginalsStorage
from articles.moves import Status


class WordImportQuerySet(ImportQuerySet):
    def of_file(self, sha256):
        """Earlier imports of the same bytes whose draft still counts: a killed one may be brought again."""
        return self.filter(sha256=sha256).exclude(article__status=Status.KILLED)

    def for_list(self):
        """With all that the list of imports shows, in one query."""
        return self.select_related("imported_by", "article")


class WordImport(ImportRecord):
    """One Word file, read into one draft. The original stays, with no public address."""

    original = models.FileField(
        _("original"), storage=OriginalsStorage(), upload_to="word/%Y/%m/", max_length=200, editable=False
    )
    sha256 = models.CharField(_("digest of the file"), max_length=64, db_index=True, editable=False)
    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, related_name="word_import", verbose_name=_("draft")
    )
    photo_count = models.PositiveSmallIntegerField(_("photos"), default=0, editable=False)

    objects = WordImportQuerySet.as_manager()

    class Meta(ImportRecord.Meta):
        verbose_name = _("imported Word file")
        verbose_name_plural = _("imported Word files")

    @property
    def draft_address(self):
        return reverse("admin:articles_article_change", args=[self.article_id])
