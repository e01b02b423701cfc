"""Copy that came by file: what came, who brought it, and which drafts were made of it.

The stories themselves are ordinary drafts from the moment they are made; nothing here follows them further.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.ingest.imports import ImportQuerySet, ImportRecord
from articles.ingest.storage import OriginalsStorage


class PageImportQuerySet(ImportQuerySet):
    def for_list(self):
        """With all that the list of imports shows, in one query."""
        return self.select_related("imported_by").annotate(story_count=models.Count("stories"))


class PageImport(ImportRecord):
    """One page of a newspaper, read into drafts. The original stays; the same page is imported once."""

    original = models.FileField(
        _("original"), storage=OriginalsStorage(), upload_to="pages/%Y/%m/", max_length=200, editable=False
    )
    sha256 = models.CharField(
        _("digest of the text"),
        max_length=64,
        unique=True,
        editable=False,
        help_text=_("The same text in another encoding, or pasted instead of uploaded, is the same page."),
    )
    date = models.DateField(_("date of the issue"), null=True, blank=True)
    page_number = models.CharField(_("page"), max_length=10, blank=True)
    page_name = models.CharField(_("name of the page"), max_length=60, blank=True)
    leftover_count = models.PositiveIntegerField(_("lines not placed"), default=0, editable=False)

    objects = PageImportQuerySet.as_manager()

    class Meta(ImportRecord.Meta):
        verbose_name = _("imported page")
        verbose_name_plural = _("imported pages")

    @property
    def drafts(self):
        """The stories made of the page, in the page's order."""
        return [story.article for story in self.stories.select_related("article__column")]


class ImportedStory(models.Model):
    """That a story came with this import, and as which of the page. `position` counts from 1."""

    page_import = models.ForeignKey(
        PageImport, on_delete=models.CASCADE, related_name="stories", verbose_name=_("imported page")
    )
    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, related_name="imported", verbose_name=_("story")
    )
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("imported story")
        verbose_name_plural = _("imported stories")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page_import", "position"], name="imported_story_once_for_each_place"
            )
        ]

    def __str__(self):
        return f"{self.position} {self.article}"


from articles.ingest.loaded import LoadedStory  # noqa: E402, F401 - Django looks for models here
from articles.ingest.word.models import WordImport  # noqa: E402, F401
