from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.part import PartOfStory, PartQuerySet


class PhotoUseQuerySet(PartQuerySet):
    def shown(self):
        """For readers: without what somebody shown no longer agrees to (photos/consent.py)."""
        return self.filter(photo__withheld_at=None)


class PhotoUse(PartOfStory):
    """A photo in one story (配图): its caption (图说), credit and order there.

    Caption, credit and alt text start as the photo's own and are then the story's: what is
    mended here changes no other story that uses the same photo.
    """

    class Placement(models.TextChoices):
        LEAD = "lead", _("above the text")
        INLINE = "inline", _("in the text")
        GALLERY = "gallery", _("below the text")

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        related_name="photo_uses",
        verbose_name=_("story"),
    )
    photo = models.ForeignKey(
        "photos.Photo", on_delete=models.PROTECT, related_name="uses", verbose_name=_("photo")
    )
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("What is to be seen, who, where and when.")
    )
    credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Who took it, as it is to stand.")
    )
    alt = models.CharField(
        _("alt text"),
        max_length=300,
        blank=True,
        help_text=_("For readers who cannot see the picture: what it shows, in one sentence."),
    )
    is_ai_made = models.BooleanField(
        _("labelled as made by AI"),
        default=False,
        help_text=_("Readers see the label with the picture. It is the law."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    placement = models.CharField(_("place"), max_length=10, choices=Placement, default=Placement.GALLERY)

    objects = PhotoUseQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo of the story")
        verbose_name_plural = _("photos of the story")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["article", "photo"], name="photo_once_in_a_story")]

    def __str__(self):
        return self.caption or str(self.photo)

    def save(self, *args, **kwargs):
        """A new use begins with the photo's own words where it brings none.

        The label of what AI has made goes along with the photo, always.
        """
        if self._state.adding:
            for name in ("caption", "credit", "alt"):
                setattr(self, name, getattr(self, name) or getattr(self.photo, name))
        if self.photo.is_ai_made:
            self.is_ai_made = True
        super().save(*args, **kwargs)

    @property
    def ai_label(self):
        """What readers are told of a picture that AI has made, as the law has it; else nothing."""
        return gettext("AI-generated") if self.is_ai_made else ""

    @property
    def alt_text(self):
        """What a screen reader says: the alt text, or else the caption."""
        return self.alt or self.caption
