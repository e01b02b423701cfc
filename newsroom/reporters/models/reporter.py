from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.links import address_of_number
from newsroom.loading import PlainlyLoaded


class ReporterQuerySet(models.QuerySet):
    def active(self):
        """Those who still work for the paper: for choosers."""
        return self.filter(is_active=True)

    def named(self, name):
        """The people of exactly this name, the active first. Names are not unique."""
        return self.filter(name=normal_name(name)).order_by("-is_active", "pk")


def normal_name(name):
    """A person's name as the paper writes it: no space inside a Chinese name.

    Newspapers set two-character names with an ideographic space to line them up with
    names of three (王　伟); the space is typography, not part of the name.
    """
    name = " ".join(name.split())
    if name and all(ord(character) > 0x2E80 or character in " ·" for character in name):
        name = name.replace(" ", "")
    return name


class Reporter(PlainlyLoaded, models.Model):
    """A person whose name stands in the paper: reporter, correspondent, photographer, editor.

    Not a login: `user` is set only for those who file through the back office themselves.
    """

    class Kind(models.TextChoices):
        REPORTER = "reporter", _("reporter")
        CORRESPONDENT = "correspondent", _("correspondent")
        PHOTOGRAPHER = "photographer", _("photographer")
        EDITOR = "editor", _("editor")

    name = models.CharField(_("name"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.CORRESPONDENT)
    union = models.ForeignKey(
        "districts.Union",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reporters",
        verbose_name=_("union"),
    )
    beats = models.ManyToManyField(
        "districts.District", blank=True, related_name="reporters", verbose_name=_("beat")
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("email"), blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reporter",
        verbose_name=_("account"),
    )
    is_active = models.BooleanField(_("active"), default=True)

    objects = ReporterQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "kind"])]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = normal_name(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address_of_number("public:reporter", self.pk)
