"""What all imports have in common: somebody brought them, and not everybody may read what came."""

from django.db import models

from newsroom.reporters import roles


class ImportQuerySet(models.QuerySet):
    """For models with `imported_by`, `is_for_desk` and `created_at`."""

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
