"""What was read on a page that was made elsewhere, kept with its file: to be matched again, and made into drafts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
