from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.issues.models.placement import Placement


class Continuation(models.Model):
    """The rest of a story on another page of the same issue (下转/上接).

    The first `characters` characters of its text stand where the story is placed, all that
    follows stands here. It goes when the story leaves its page. Written by
    `articles.issues.layouts` alone.
    """

    placement = models.OneToOneField(
        Placement,
        on_delete=models.CASCADE,
        related_name="continuation",
        verbose_name=_("placement"),
    )
    page = models.ForeignKey(
        "issues.Page", on_delete=models.CASCADE, related_name="continuations", verbose_name=_("page")
    )
    characters = models.PositiveIntegerField(_("characters on the first page"))
    weight = models.CharField(
        _("weight"), max_length=10, choices=Placement.Weight, default=Placement.Weight.ORDINARY
    )

    class Meta:
        verbose_name = _("continuation")
        verbose_name_plural = _("continuations")
        ordering = ["page", "pk"]

    def __str__(self):
        return f"{self.page} · {self.placement.article}"
