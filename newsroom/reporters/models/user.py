from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A login. Not a byline: most people named in the paper have no account."""

    name = models.CharField(_("name"), max_length=40, blank=True, help_text=_("As it stands in the paper."))
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["username"]
        permissions = [("give_roles", "Can give roles to accounts")]

    def __str__(self):
        return self.get_full_name() or self.username

    def get_full_name(self):
        """The name as the paper writes it: the back office greets people by it."""
        return self.name or super().get_full_name()

    @cached_property
    def role_names(self):
        """The names of this person's groups, fetched once for each request."""
        return frozenset(self.groups.values_list("name", flat=True))

    def has_role(self, *names):
        """True if this person is in one of the groups of these names (see roles.py)."""
        return not self.role_names.isdisjoint(names)

    @cached_property
    def desk_ids(self):
        """The ids of the desks this person works on. Empty means: not tied to any."""
        return frozenset(self.desks.values_list("pk", flat=True))
