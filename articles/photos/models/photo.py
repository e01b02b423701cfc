import secrets

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.photos.renditions import RenditionField
from articles.photos.storage import PhotoStorage
from newsroom.loading import PlainlyLoaded

FRACTION = [MinValueValidator(0), MaxValueValidator(1)]


def new_token():
    """128 random bits, as 22 characters that may stand in an address."""
    return secrets.token_urlsafe(16)


def master_path(photo, filename):
    """Where the master lies. What the sender called the file has no part in it."""
    return f"photos/{photo.token}.jpg"


def held_back(prefix=""):
    """The condition of what may not be published now; `prefix` leads to the photo, as in `photo__`."""
    return (
        Q(**{f"{prefix}consent": Photo.Consent.NEEDED})
        | Q(**{f"{prefix}shows_minor": True, f"{prefix}is_minor_cleared": False})
        | Q(**{f"{prefix}withheld_at__isnull": False})
        | Q(**{f"{prefix}consent_until__lt": timezone.localdate()})
    )


class PhotoQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The photos that this person may see in the back office: all, or only the own."""
        if not user.is_active or not user.has_perm("photos.view_photo"):
            return self.none()
        if user.has_perm("photos.view_others_photo"):
            return self
        return self.filter(Q(uploaded_by=user) | Q(photographer__user=user))

    def changeable_by(self, user):
        """`is_changeable_by`, asked of all at once."""
        if user.has_perm("photos.change_others_photo"):
            return self
        return self.filter(uploaded_by=user) if user.has_perm("photos.change_photo") else self.none()

    def uncleared(self):
        """What may not be published as long as nobody has cleared it."""
        return self.filter(held_back())

    def withheld(self):
        """What no reader sees, whatever story it stands in."""
        return self.exclude(withheld_at=None)

    def lapsed(self):
        """What somebody agreed to for a time that is over."""
        return self.filter(consent_until__lt=timezone.localdate())

    def uploaded_by(self, user):
        return self.filter(uploaded_by=user)

    def newest_first(self):
        return self.order_by("-created_at", "-pk")


class Photo(PlainlyLoaded, models.Model):
    """A picture the paper owns or may print, with what is known about it.

    `metadata` holds what the file itself said (see metadata/). It is for the desk alone;
    what readers see stands in `caption`, `credit`, `alt`, and in the use in a story.
    """

    class Consent(models.TextChoices):
        NOT_NEEDED = "not_needed", pgettext_lazy("consent", "not needed")
        NEEDED = "needed", pgettext_lazy("consent", "needed, not given yet")
        GIVEN = "given", pgettext_lazy("consent", "given")

    token = models.CharField(_("token"), max_length=22, unique=True, default=new_token, editable=False)
    picture = RenditionField(
        _("picture"),
        upload_to=master_path,
        storage=PhotoStorage(),
        max_length=60,
        file_types=["WEBP", "JPEG"],
        width_field="width",
        height_field="height",
        editable=False,
    )
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    sha256 = models.CharField(_("SHA-256 of the picture"), max_length=64, editable=False)
    upload_sha256 = models.CharField(_("SHA-256 of the upload"), max_length=64, editable=False)
    filename = models.CharField(_("file name"), max_length=150, editable=False)

    caption = models.TextField(
        _("caption"), blank=True, help_text=_("Who does what, where and when, in one or two sentences.")
    )
    credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("As it is printed with the picture.")
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What a person who cannot see the picture needs to know. Do not repeat the caption."),
    )
    shot_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    place = models.CharField(_("taken in"), max_length=120, blank=True)
    district = models.ForeignKey(
        "districts.District",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("district"),
    )
    people = models.CharField(
        _("persons shown"),
        max_length=300,
        blank=True,
        help_text=_("Their names, in the order in which they are to be seen."),
    )
    keywords = models.CharField(
        _("tags"), max_length=300, blank=True, help_text=_("Parted by commas, for finding it again.")
    )
    metadata = models.JSONField(_("from the file"), default=dict, editable=False)
    focal_x = models.FloatField(
        _("focal point, from the left"),
        default=0.5,
        validators=FRACTION,
        help_text=_("0 is the left edge, 1 the right. Crops keep this point in view."),
    )
    focal_y = models.FloatField(
        _("focal point, from the top"),
        default=0.5,
        validators=FRACTION,
        help_text=_("0 is the upper edge, 1 the lower."),
    )
    photographer = models.ForeignKey(
        "reporters.Reporter",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="photos",
        verbose_name=_("photographer"),
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="uploaded_photos",
        verbose_name=_("uploaded by"),
    )
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True, db_index=True)
    derived_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="derivatives",
        verbose_name=_("cut from"),
    )

    # Written by flags.py alone, which puts every change on record
    consent = models.CharField(_("consent"), max_length=10, choices=Consent, default=Consent.NOT_NEEDED)
    shows_minor = models.BooleanField(_("shows a minor"), default=False)
    is_minor_cleared = models.BooleanField(_("guardian has agreed"), default=False)
    is_ai_made = models.BooleanField(_("made by AI"), default=False)

    # Written by consent.py alone
    consent_until = models.DateField(_("agreement good until"), null=True, editable=False)
    withheld_at = models.DateTimeField(_("withheld from readers since"), null=True, editable=False)

    # What it looks like, in four numbers of 16 bits (looks.py); none if nobody has looked yet
    look_1 = models.IntegerField(null=True, editable=False, db_index=True)
    look_2 = models.IntegerField(null=True, editable=False, db_index=True)
    look_3 = models.IntegerField(null=True, editable=False, db_index=True)
    look_4 = models.IntegerField(null=True, editable=False, db_index=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("view_others_photo", _("Can see the photos of others")),
            ("change_others_photo", _("Can change the photos of others")),
            ("clear_photo", _("Can clear photos for publication")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["uploaded_by", "upload_sha256"], name="photo_once_per_uploader"),
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="photo_focal_point_inside",
            ),
            models.CheckConstraint(
                condition=Q(consent__in=["not_needed", "needed", "given"]), name="photo_consent_known"
            ),
            models.CheckConstraint(
                condition=Q(is_minor_cleared=False) | Q(shows_minor=True), name="photo_minor_cleared_if_any"
            ),
        ]

    def __str__(self):
        return self.caption[:40] or self.filename

    def is_changeable_by(self, user):
        """Whoever uploaded it may change it, and those who look after others' photos."""
        return user.has_perm("photos.change_others_photo") or (
            self.uploaded_by_id == user.pk and user.has_perm("photos.change_photo")
        )

    @property
    def looks(self):
        """The four numbers of what it looks like, or None."""
        numbers = (self.look_1, self.look_2, self.look_3, self.look_4)
        return None if None in numbers else numbers

    @property
    def is_consent_missing(self):
        return self.consent == self.Consent.NEEDED

    @property
    def is_guardian_missing(self):
        return self.shows_minor and not self.is_minor_cleared

    @property
    def is_withheld(self):
        return self.withheld_at is not None

    @property
    def is_lapsed(self):
        return self.consent_until is not None and self.consent_until < timezone.localdate()

    @property
    def is_cleared(self):
        """False as long as it may not be published."""
        return not (self.is_consent_missing or self.is_guardian_missing or self.is_withheld or self.is_lapsed)

    @cached_property
    def renditions(self):
        """Format to renditions, narrow to wide, as `{"WEBP": [...], "JPEG": [...]}`.

        Worked out from the stored size: neither the database nor the disk is asked.
        """
        return {
            kind: [by_width[width] for width in sorted(by_width)]
            for kind, by_width in self.picture.aspect_ratios[None].items()
        }

    @property
    def rendition_names(self):
        """The storage names of all that readers may be given. The master is not among them."""
        return {rendition.name for kind in self.renditions.values() for rendition in kind}

    @property
    def srcset(self):
        """The WebP renditions for a `srcset` attribute."""
        return ", ".join(f"{image.url} {image.width}w" for image in self.renditions["WEBP"])

    @property
    def src(self):
        """The address of the JPEG, 1200 pixels wide where the picture is: for all else."""
        return self.renditions["JPEG"][-1].url

    @property
    def thumbnail_url(self):
        return self.renditions["WEBP"][0].url

    @property
    def is_portrait(self):
        return self.height > self.width

    @property
    def focus(self):
        """CSS classes that keep the focal point in a crop, in steps of a tenth.

        Classes, because the site's policy allows no style attribute.
        """
        return f"focus-x-{round(self.focal_x * 10)} focus-y-{round(self.focal_y * 10)}"
