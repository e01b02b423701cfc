"""The page as readers hold it: its PDF, its picture, and where on it each story stands."""

import hashlib
from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.facsimile.storage import PageStorage
from articles.models.public_story import story_is_public
from newsroom.reporters import clock

WIDTHS = (320, 640, 1080, 1600, 2400)  # pixels of the page's pictures
KINDS = ("avif", "webp")


class FacsimileQuerySet(models.QuerySet):
    def current(self):
        """The latest of each page: the one that counts."""
        return self.filter(is_current=True)

    def made_elsewhere(self):
        """Those that came as a file and take the place of the make-up here."""
        return self.filter(origin=Facsimile.Origin.UPLOADED)

    def published(self):
        """Those that readers may see: current, of a public issue, and without a story that is gone.

        A story that was withdrawn keeps the file from readers until the page has been made
        again without it, whatever else happens or fails meanwhile; so does a photo that is withheld.
        What was made of anything
        else than what the page editor signed is not shown either.
        """
        from articles.issues.models import Continuation, Issue, PageSignature, Placement
        from articles.models import PhotoUse

        page, this = models.OuterRef("page"), models.OuterRef("pk")
        hidden = Placement.objects.filter(page=page).exclude(story_is_public())
        hidden = hidden.exclude(article__left_out_of=this)
        # Asked apart: one condition with “or” has PostgreSQL look through the whole archive.
        rest = Continuation.objects.filter(page=page).exclude(story_is_public("placement__article"))
        rest = rest.exclude(placement__article__left_out_of=this)
        shown = HotArea.objects.filter(facsimile=this).exclude(story_is_public())
        withheld = PhotoUse.objects.filter(
            article__placements__page=page, photo__withheld_at__gt=models.OuterRef("created_at")
        )
        signed = PageSignature.objects.standing().filter(
            page=page, kind=PageSignature.Kind.PAGE_EDITOR, digest=models.OuterRef("signed")
        )
        found = self.current().filter(page__issue__in=Issue.objects.published())
        return found.filter(
            ~models.Exists(hidden),
            ~models.Exists(rest),
            ~models.Exists(shown),
            ~models.Exists(withheld),
            models.Q(origin=Facsimile.Origin.UPLOADED) | models.Exists(signed),
        )

    def in_order(self):
        """As the pages follow each other."""
        return self.order_by("page__number")


class Facsimile(models.Model):
    """A page as a file (版面). Made by us from its layout, or elsewhere and uploaded.

    Its files lie together in a folder of their own below `pages/`: the PDF and the pictures,
    all written before this row is, so that what is current is whole. Made anew, the former
    one stays on record, not current. `layout` is what was printed, for making it again after
    a withdrawal; `signed` the digest that the page editor signed it by, and `source` the digest of
    all that the file was made from.
    """

    class Origin(models.TextChoices):
        MADE = "made", _("made up here")
        UPLOADED = "uploaded", _("made elsewhere")

    page = models.ForeignKey(
        "issues.Page", on_delete=models.CASCADE, related_name="facsimiles", verbose_name=_("page")
    )
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.MADE)
    pdf = models.FileField(_("PDF"), storage=PageStorage(), max_length=200, editable=False)
    width = models.FloatField(_("width in points"))
    height = models.FloatField(_("height in points"))
    digest = models.CharField(_("digest"), max_length=64)  # SHA-256 of the PDF: its ETag
    source = models.CharField(_("made from"), max_length=64, blank=True, editable=False)
    layout = models.JSONField(_("layout"), null=True, blank=True, editable=False)
    signed = models.CharField(_("signed as"), max_length=64, blank=True, editable=False)
    left_out = models.ManyToManyField(
        "articles.Article",
        through="LeftOut",
        related_name="left_out_of",
        verbose_name=_("made without the withdrawn"),
    )
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

    @property
    def is_made(self):
        return self.origin == self.Origin.MADE

    # Pictures: `kind` is one of KINDS, `width` one of WIDTHS

    @property
    def sizes(self):
        """The pictures that there are of it, each in every kind: pairs of width and height in pixels."""
        return [(width, self.pixels_high(width)) for width in WIDTHS]

    def pixels_high(self, width):
        return max(1, round(width * self.height / self.width))

    def picture_name(self, width, kind):
        """Where in the storage its picture lies."""
        return str(PurePosixPath(self.pdf.name).parent / f"{width}.{kind}")

    def files(self):
        """The storage names of all its files."""
        return [self.pdf.name, *(self.picture_name(width, kind) for width in WIDTHS for kind in KINDS)]


class LeftOut(models.Model):
    """A story without which a page was made again. A row of its own: nothing is done to the story."""

    facsimile = models.ForeignKey(Facsimile, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("story left out")
        verbose_name_plural = _("stories left out")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["facsimile", "article"], name="left_out_once")]

    def __str__(self):
        return str(self.article)


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


class IssueFile(models.Model):
    """All pages of an issue in one PDF. `source` is made of the files of its pages: where that is
    not what the pages are now, nobody gets it."""

    issue = models.ForeignKey(
        "issues.Issue", on_delete=models.CASCADE, related_name="files", verbose_name=_("issue")
    )
    pdf = models.FileField(_("PDF"), storage=PageStorage(), max_length=200, editable=False)
    digest = models.CharField(_("digest"), max_length=64)
    source = models.CharField(_("made from"), max_length=64, editable=False)
    is_current = models.BooleanField(_("counts"), default=True)
    created_at = models.DateTimeField(_("made at"), default=clock.now)

    class Meta:
        verbose_name = _("issue file")
        verbose_name_plural = _("issue files")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue"], condition=models.Q(is_current=True), name="issue_file_one_current"
            )
        ]

    def __str__(self):
        return str(self.issue)


def source_of(facsimiles):
    """The `IssueFile.source` of these pages' files, in their order."""
    return hashlib.sha256("\n".join(each.digest for each in facsimiles).encode()).hexdigest()


from articles.facsimile.elsewhere.models import PageReading, PageUpload, UnplacedText  # noqa: E402, F401 - Django looks here
