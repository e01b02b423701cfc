from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.reporters.models.ledger import LedgerEntry


class AccountEvent(LedgerEntry):
    """One login-relevant act: in, out, a failed try, a change of password, role or account."""

    class Verb(models.TextChoices):
        LOGIN = "login", _("logged in")
        LOGIN_FAILED = "login_failed", _("login failed")
        LOGOUT = "logout", _("logged out")
        PASSWORD_CHANGED = "password_changed", _("password changed")
        ROLES_CHANGED = "roles_changed", _("roles changed")
        ACCOUNT_CREATED = "account_created", _("account created")
        ACCOUNT_CHANGED = "account_changed", _("account changed")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="account_events",
        verbose_name=_("account"),
    )
    address = models.GenericIPAddressField(_("network address"), null=True)

    class Meta:
        verbose_name = _("account record")
        verbose_name_plural = _("account records")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_verb_display()}"

    def get_verb_display(self):
        return self.Verb(self.verb).label
