from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.photos.models.photo import new_token

KEPT = timedelta(hours=24)  # so long may a connection be broken


class UploadQuerySet(models.QuerySet):
    def of(self, user):
        """This person's own. Nobody else ever sees them."""
        return self.filter(owner=user)

    def expired(self):
        return self.filter(expires_at__lte=timezone.now())

    def unfinished(self):
        return self.filter(photo=None)


class Upload(models.Model):
    """A file on its way in, piece by piece, that a broken connection does not undo.

    `received` bytes of `size` lie in a file of their own (uploads.py) until they become a
    photo. `fingerprint` is what the sender knows the file by: to begin the same file again
    is to go on with it.
    """

    token = models.CharField(_("token"), max_length=22, unique=True, default=new_token)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("uploaded by")
    )
    fingerprint = models.CharField(_("known by"), max_length=64)
    name = models.CharField(_("file name"), max_length=255)
    size = models.PositiveIntegerField(_("size"), help_text=_("bytes"))
    received = models.PositiveIntegerField(_("received"), default=0)
    photo = models.ForeignKey(
        "photos.Photo", on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("photo")
    )
    # Or did the same person send it before?
    is_photo_new = models.BooleanField(_("made a new photo"), default=False)
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("kept until"), db_index=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        constraints = [
            models.UniqueConstraint(fields=["owner", "fingerprint"], name="upload_once_per_owner"),
            models.CheckConstraint(
                condition=models.Q(received__lte=models.F("size")), name="upload_no_larger_than_said"
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if self.expires_at is None:
            self.expires_at = timezone.now() + KEPT
        super().save(*args, **kwargs)

    @property
    def is_whole(self):
        return self.received == self.size

    @property
    def path(self):
        """Where its bytes lie in the storage of photos, whose door knows no such name."""
        return f"uploads/{self.token}"
