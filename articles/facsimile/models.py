"""The page as readers hold it: its PDF, its picture, and where on it each story stands."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.reporters import clock


class FacsimileQuerySet(models.QuerySet):
    def current(self):
        """The latest of each page: the one that counts."""
        return self.filter(is_current=True)

    def published(self):
        """Those that readers may see: current, of a public issue."""
        from articles.issues.models import Issue

        return self.current().filter(page__issue__in=Issue.objects.published())


class Facsimile(models.Model):
    """A page as a file (版面). Made by us from its layout, or elsewhere and uploaded.

    The files lie in the default storage below `pages/`, never in a public folder: a view hands
    them out to those who may see them. Made anew, the former one stays on record, not current.
    """

    class Origin(models.TextChoices):
        MADE = "made", _("made up here")
        UPLOADED = "uploaded", _("made elsewhere")

    page = models.ForeignKey(
        "issues.Page", on_delete=models.CASCADE, related_name="facsimiles", verbose_name=_("page")
    )
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.MADE)
    pdf = models.FileField(_("PDF"), upload_to="pages/", max_length=200)
    width = models.FloatField(_("width in points"))
    height = models.FloatField(_("height in points"))
    digest = models.CharField(_("digest"), max_length=64)  # SHA-256 of the PDF: names its pictures
    is_current = models.BooleanField(_("counts"), default=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    created_at = models.DateTimeField(_("made at"), default=clock.now)

    objects = FacsimileQuerySet.as_manager()

    class Meta:
        verbose_name = _("page file")
        verbose_name_plural = _("page files")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(is_current=True), name="facsimile_one_current_of_a_page"
            )
        ]

    def __str__(self):
        return f"{self.page} · {self.get_origin_display()}"


class HotArea(models.Model):
    """Where a story stands on a page (热区): boxes as parts of the page's width and height.

    `boxes` is a list of [x, y, width, height], each from 0 to 1 from the top left corner.
    `sureness` (0 to 1) is how well the text was found there; None where we set it ourselves.
    """

    facsimile = models.ForeignKey(
        Facsimile, on_delete=models.CASCADE, related_name="areas", verbose_name=_("page file")
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="hot_areas", verbose_name=_("story")
    )
    boxes = models.JSONField(_("boxes"), default=list)
    sureness = models.FloatField(_("sureness"), null=True, blank=True)
    is_by_hand = models.BooleanField(_("corrected by hand"), default=False)

    class Meta:
        verbose_name = _("hot area")
        verbose_name_plural = _("hot areas")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["facsimile", "article"], name="hot_area_one_of_a_story")
        ]

    def __str__(self):
        return str(self.article)
