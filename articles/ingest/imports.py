"""What all imports have in common: somebody brought them, and not everybody may read what came."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.reporters import roles


class ImportQuerySet(models.QuerySet):
    """Of an `ImportRecord`."""

    def visible_to(self, user):
        """Who brought a file sees its import; desk editors and chiefs also those whose drafts no author
        owns; the chief editor and auditors see all. The report holds the text of the drafts."""
        if user.is_superuser or user.has_role(roles.CHIEF_EDITOR, roles.AUDITOR):
            return self
        visible = models.Q(imported_by=user)
        if user.has_role(roles.DESK_EDITOR, roles.DESK_CHIEF):
            visible |= models.Q(is_for_desk=True)
        return self.filter(visible)

    def newest_first(self):
        return self.order_by("-created_at", "-pk")


class ImportRecord(models.Model):
    """One file that was brought: by whom, when, for whom, and what became of it (`report`).

    The subclass keeps the file itself, as `original`, and gives the queryset its `for_list()`.
    """

    filename = models.CharField(_("file name"), max_length=200)
    report = models.JSONField(_("report"), default=dict, editable=False)
    is_for_desk = models.BooleanField(
        _("for the desk"), default=True, editable=False, help_text=_("No author owns the drafts.")
    )
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("imported by"),
    )
    created_at = models.DateTimeField(_("imported at"), auto_now_add=True)

    was_there_before = False  # set on the instance that a second import of the same file returns

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.filename

    def get_absolute_url(self):
        return reverse(f"admin:{self._meta.app_label}_{self._meta.model_name}_change", args=[self.pk])
