from datetime import timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LOCK = timedelta(minutes=30)
KEPT = timedelta(days=1)  # after its end


class TriesQuerySet(models.QuerySet):
    def take(self, key, limit):
        """Takes one of the `limit` tries of this key *before* it is made. False: there is none left.

        Each step is one conditional UPDATE, which the database does for one process at a time:
        of 200 that come together exactly `limit` are told True. The lock ends `LOCK` after the
        last try that was allowed; tries that are refused do not prolong it.
        """
        now = timezone.now()
        self.bulk_create([self.model(key=key, ends_at=now)], ignore_conflicts=True)
        row, end = self.filter(key=key), now + LOCK
        return bool(
            row.filter(ends_at__lte=now).update(count=1, ends_at=end)
            or row.filter(count__lt=limit).update(count=F("count") + 1, ends_at=end)
        )

    def over(self):
        """Those that count for nothing any more."""
        return self.filter(ends_at__lt=timezone.now() - KEPT)

    def locked_of(self, names, limit=5):
        """Which of these account names (see `guard.digest`) may not be tried now, as a set."""
        keys = [f"account:{name}" for name in names]
        full = self.filter(key__in=keys, count__gte=limit, ends_at__gt=timezone.now())
        return {key.partition(":")[2] for key in full.values_list("key", flat=True)}

    def give_back(self, key):
        """The try was a good one and does not count."""
        self.filter(key=key, count__gt=0).update(count=F("count") - 1)

    def forget(self, key):
        """All tries of this key: who it is has been shown."""
        self.filter(key=key).delete()


class Tries(models.Model):
    """How often somebody tried to get in lately: at an account, from an address, from a known device."""

    key = models.CharField(_("what was tried"), max_length=100, unique=True)
    count = models.PositiveIntegerField(_("number of tries"), default=0)
    ends_at = models.DateTimeField(_("counted until"), db_index=True)

    objects = TriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("tries")
        verbose_name_plural = _("tries")

    def __str__(self):
        return f"{self.key}: {self.count}"
