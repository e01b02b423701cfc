from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Sent(models.Model):
    """A form that has made something. `key`: a hash of who sent what where (posted.py).

    `led_to`: where its sender was led afterwards; None until that is known.
    """

    key = models.CharField(_("hash of the form"), max_length=64, unique=True)
    at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)
    led_to = models.CharField(_("led to"), max_length=2000, null=True, blank=True)  # noqa: DJ001 - not known yet

    class Meta:
        verbose_name = _("form that was sent")
        verbose_name_plural = _("forms that were sent")
        default_permissions = ()  # nobody works on these by hand

    def __str__(self):
        return self.key[:8]
