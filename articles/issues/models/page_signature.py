from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.reporters import clock


class PageSignatureQuerySet(models.QuerySet):
    def standing(self):
        """The signatures that count: given on the page as it is now."""
        return self.filter(voided_at=None)

    def void(self):
        """Takes the force from these signatures. They stay on record. Returns how many."""
        return self.standing().update(voided_at=clock.now())


class PageSignature(models.Model):
    """A proof read (三校), the page editor's or the chief editor's signature, on what the page held then.

    The issue's ledger keeps each of them, also when the page is taken out.
    """

    class Kind(models.TextChoices):
        PROOF_1 = "proof1", _("first proof")
        PROOF_2 = "proof2", _("second proof")
        PROOF_3 = "proof3", _("third proof")
        PAGE_EDITOR = "page_editor", _("page editor's signature")
        CHIEF_EDITOR = "chief_editor", _("chief editor's signature")

    page = models.ForeignKey(
        "issues.Page", on_delete=models.CASCADE, related_name="signatures", verbose_name=_("page")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
    )
    digest = models.CharField(_("digest"), max_length=64)
    at = models.DateTimeField(_("at"), default=clock.now)
    voided_at = models.DateTimeField(_("voided at"), null=True, blank=True)

    objects = PageSignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("page signature")
        verbose_name_plural = _("page signatures")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "kind"],
                condition=models.Q(voided_at=None),
                name="page_signature_one_of_each_kind",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.by}"
