from django.db import models
from django.utils.translation import gettext_lazy as _


class SendBackReasonQuerySet(models.QuerySet):
    def offered(self):
        """Those that a reviewer may choose today."""
        return self.filter(is_active=True)


class SendBackReason(models.Model):
    """One of the reasons for which stories go back to their authors. Chosen from a list, so that
    they can be counted; the list is kept by the chief editor."""

    text = models.CharField(
        _("reason"), max_length=60, unique=True, help_text=_("As the author will read it: short and plain.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=100, help_text=_("The first nine have the keys 1 to 9.")
    )
    is_active = models.BooleanField(_("offered"), default=True)

    objects = SendBackReasonQuerySet.as_manager()

    class Meta:
        verbose_name = _("reason for sending back")
        verbose_name_plural = _("reasons for sending back")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text


class ReturnedFor(models.Model):
    """One reason of one sending back. The words stand in the ledger, too: these rows are for counting."""

    event = models.ForeignKey(
        "articles.Event", on_delete=models.PROTECT, related_name="returned_for", verbose_name=_("move")
    )
    reason = models.ForeignKey(
        SendBackReason, on_delete=models.PROTECT, related_name="returns", verbose_name=_("reason")
    )

    class Meta:
        verbose_name = _("reason of one return")
        verbose_name_plural = _("reasons of returns")
        constraints = [models.UniqueConstraint(fields=["event", "reason"], name="reason_once_for_a_return")]

    def __str__(self):
        return str(self.reason)
