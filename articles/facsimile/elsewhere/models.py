"""Pages made elsewhere: files that wait to be read, and what was read on a page, kept with its file: to
be matched again, and made into drafts."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.facsimile.storage import PageStorage
from newsroom.reporters import clock


def folder_of_its_own(upload, filename):
    return f"uploads/{secrets.token_urlsafe(16)}/upload.pdf"


class PageUploadQuerySet(models.QuerySet):
    def waiting(self):
        """Those that are not read yet."""
        return self.filter(done_at=None)

    def latest_first(self):
        return self.order_by("-pk")


class PageUpload(models.Model):
    """A file that somebody brought for pages of an issue, and what became of it.

    It lies in the storage until the worker has read it (see `intake`); then `facsimile` is the first
    page made of it, or `refusal` says why there is none, in the `language` of who brought it.
    """

    issue = models.ForeignKey(
        "issues.Issue", on_delete=models.CASCADE, related_name="uploads", verbose_name=_("issue")
    )
    number = models.PositiveSmallIntegerField(_("first page"))
    filename = models.CharField(_("file name"), max_length=200)
    pdf = models.FileField(
        _("PDF"), storage=PageStorage(), upload_to=folder_of_its_own, max_length=200, editable=False
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    language = models.CharField(_("language"), max_length=10, default="zh-hans")
    created_at = models.DateTimeField(_("brought at"), default=clock.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    page_count = models.PositiveSmallIntegerField(_("pages"), default=0)  # 0 while nobody knows
    taken = models.PositiveSmallIntegerField(_("pages taken over"), default=0)
    done_at = models.DateTimeField(_("read at"), null=True)
    refusal = models.TextField(_("why it was refused"), blank=True)
    facsimile = models.ForeignKey(
        "facsimile.Facsimile",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("page file"),
    )

    objects = PageUploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")
        default_permissions = ()  # who plans the issue brings pages

    def __str__(self):
        return self.filename

    @property
    def is_done(self):
        return self.done_at is not None

    @property
    def is_begun(self):
        return self.attempts > 0


class PageReading(models.Model):
    """The lines and pictures of an uploaded page, as `results.ReadPage` has them."""

    facsimile = models.OneToOneField(
        "facsimile.Facsimile", on_delete=models.CASCADE, related_name="reading", verbose_name=_("page file")
    )
    filename = models.CharField(_("file name"), max_length=200)
    data = models.JSONField(_("what was read"), default=dict, editable=False)

    class Meta:
        verbose_name = _("reading of a page")
        verbose_name_plural = _("readings of pages")

    def __str__(self):
        return self.filename


class UnplacedText(models.Model):
    """A text on an uploaded page that is no placed story: nobody's yet, or that of `article`.

    The article is a draft made of it here, or a story that was found but stands on no page of the
    issue. Once it may stand on a page, one click puts it there, with `boxes` as its hot area.
    """

    facsimile = models.ForeignKey(
        "facsimile.Facsimile",
        on_delete=models.CASCADE,
        related_name="unplaced_texts",
        verbose_name=_("page file"),
    )
    position = models.PositiveSmallIntegerField(_("position"))
    headline = models.CharField(_("headline"), max_length=100, blank=True)
    text = models.TextField(_("text"), blank=True)
    boxes = models.JSONField(_("boxes"), default=list)
    sureness = models.FloatField(_("sureness"), null=True)
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("story"),
    )

    class Meta:
        verbose_name = _("text without a place")
        verbose_name_plural = _("texts without a place")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.headline or self.text[:20]
