from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class VisitQuerySet(models.QuerySet):
    def of(self, user):
        return self.filter(user=user)

    def open(self):
        """Those that would be let in now."""
        now = timezone.now()
        return self.filter(
            ended_at=None,
            seen_at__gt=now - timedelta(minutes=settings.IDLE_MINUTES),
            started_at__gt=now - timedelta(hours=settings.VISIT_HOURS),
        )

    def end(self, why):
        """Ends what has not ended. Returns how many."""
        return self.filter(ended_at=None).update(ended_at=timezone.now(), ended_by=why)

    def newest_first(self):
        return self.order_by("-seen_at", "-pk")


class Visit(models.Model):
    """One login of one person on one device, from its beginning to its end.

    The session knows its visit; a session whose visit has ended is thrown away at its next request,
    wherever sessions are kept.
    """

    class End(models.TextChoices):
        LOGOUT = "logout", _("logged out")
        IDLE = "idle", _("nothing done for too long")
        AGE = "age", _("open for too long")
        OWNER = "owner", _("ended from another device")
        PASSWORD = "password", _("password changed")
        RIGHTS = "rights", _("roles changed")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="visits", verbose_name=_("account")
    )
    started_at = models.DateTimeField(_("began at"), default=timezone.now)
    seen_at = models.DateTimeField(_("last seen at"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    ended_by = models.CharField(_("ended by"), max_length=10, choices=End, blank=True)
    address = models.GenericIPAddressField(_("network address"), null=True)
    device = models.CharField(_("device"), max_length=300, blank=True)
    is_staff = models.BooleanField(_("back office"), default=False)
    is_superuser = models.BooleanField(_("all rights"), default=False)
    has_second_factor = models.BooleanField(_("second factor"), default=False)
    typed = models.CharField(_("digest of what was typed"), max_length=64, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        indexes = [models.Index(fields=["user", "ended_at"])]
        permissions = [("guard_doors", "Can guard the doors")]

    def __str__(self):
        return f"{self.user} {self.started_at:%Y-%m-%d %H:%M}"

    def why_over(self, user):
        """Why this visit may not go on now, or None. `user` is the account as it stands now."""
        now = timezone.now()
        if self.ended_at:
            return self.ended_by or self.End.OWNER
        if now - self.seen_at >= timedelta(minutes=settings.IDLE_MINUTES):
            return self.End.IDLE
        if now - self.started_at >= timedelta(hours=settings.VISIT_HOURS):
            return self.End.AGE
        if (self.is_staff, self.is_superuser) != (user.is_staff, user.is_superuser):
            return self.End.RIGHTS
        return None

    def end(self, why):
        type(self).objects.filter(pk=self.pk).end(why)
