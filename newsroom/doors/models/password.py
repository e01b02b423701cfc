from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Standing(models.Model):
    """How an account stands with the rules for passwords."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="standing", verbose_name=_("account")
    )
    changed_at = models.DateTimeField(_("password changed at"), default=timezone.now)
    must_change = models.BooleanField(_("must choose a new password"), default=False)

    class Meta:
        verbose_name = _("standing of a password")
        verbose_name_plural = _("standings of passwords")

    def __str__(self):
        return f"{self.user} {self.changed_at:%Y-%m-%d}"


class UsedPassword(models.Model):
    """A password that the account has had, as Django's hasher keeps it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("account")
    )
    encoded = models.CharField(_("password"), max_length=128)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("used password")
        verbose_name_plural = _("used passwords")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.user} {self.at:%Y-%m-%d}"
