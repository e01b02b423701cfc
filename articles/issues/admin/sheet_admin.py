from django.contrib import admin, messages
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from articles.issues.models import Sheet


@admin.register(Sheet)
class SheetAdmin(ModelAdmin):
    """The formats of the paper: sheet, columns, type, masthead. One of them is the paper's own."""

    list_display = ["name", "kind", "size_in_mm", "columns", "characters", "is_default"]
    search_fields = ["name"]
    fieldsets = [
        (None, {"fields": [("name", "kind"), "is_default"]}),
        (
            _("The sheet"),
            {
                "fields": [
                    ("width", "height"),
                    ("top", "masthead", "bottom"),
                    ("columns", "characters", "gutter"),
                    "has_rules",
                ]
            },
        ),
        (
            _("The type"),
            {
                "fields": [
                    ("face", "size", "pitch"),
                    ("headline_lead", "headline_second", "headline_ordinary"),
                    ("headline_brief", "headline_photo"),
                ]
            },
        ),
        (_("The masthead"), {"fields": ["paper_name", "codes", "sponsor"]}),
    ]
    actions = None

    @admin.display(description=_("format"))
    def size_in_mm(self, sheet):
        return f"{sheet.width.normalize():f} × {sheet.height.normalize():f} mm"

    def has_delete_permission(self, request, obj=None):
        """The paper's own format stays, and every one that pages are made in."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not (obj.is_default or obj.pages.exists()))

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        """Whoever becomes the paper's own format takes the place of the one before."""
        if obj.is_default:
            for former in Sheet.objects.exclude(pk=obj.pk).filter(is_default=True):  # one by one: on record
                former.is_default = False
                former.save(update_fields=["is_default"])
        elif change and "is_default" in form.changed_data:
            obj.is_default = True
            sentence = _("The paper needs a format of its own: make another one the paper's own instead.")
            messages.warning(request, sentence)
        super().save_model(request, obj, form, change)
