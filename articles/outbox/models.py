"""The errands themselves."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ErrandQuerySet(models.QuerySet):
    def undone(self):
        return self.filter(done_at=None)

    def free(self, now):
        """What has its time come and nobody at it."""
        unclaimed = Q(claimed_until=None) | Q(claimed_until__lt=now)
        return self.undone().filter(unclaimed, due_at__lte=now)

    def due(self, now):
        """What may be begun: free, and nothing of its order was wanted before it."""
        earlier = Q(wanted_at__lt=OuterRef("wanted_at")) | Q(
            wanted_at=OuterRef("wanted_at"), pk__lt=OuterRef("pk")
        )
        before = Errand.objects.undone().filter(earlier, order=OuterRef("order"))
        return self.free(now).filter(Q(order="") | ~Exists(before))

    def oldest_first(self):
        return self.order_by("due_at", "pk")


class Errand(models.Model):
    """One thing to be done by the handler of its kind, with these arguments.

    `wanted_at` says when it should be done, `due_at` when it is tried next, which is later after
    each failure. `claimed_until`: until then somebody is at it, or has died of it.
    """

    kind = models.CharField(_("kind"), max_length=40)
    arguments = models.JSONField(_("arguments"), default=dict)
    order = models.CharField(pgettext_lazy("sequence", "order"), max_length=100, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    wanted_at = models.DateTimeField(_("wanted"), default=timezone.now)
    due_at = models.DateTimeField(_("tried next"), default=timezone.now)
    claimed_until = models.DateTimeField(_("claimed until"), null=True, blank=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    last_error = models.TextField(_("latest error"), blank=True)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        verbose_name = _("errand")
        verbose_name_plural = _("errands")
        default_permissions = ()  # nobody works on these by hand
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(done_at=None), name="errand_due"),
            models.Index(
                fields=["order", "id"], condition=Q(done_at=None) & ~Q(order=""), name="errand_order"
            ),
            models.Index(fields=["done_at"], condition=Q(done_at__isnull=False), name="errand_done"),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"
