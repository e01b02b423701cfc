from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from articles.mourning import keeping
from articles.mourning.models import Mourning


@admin.register(Mourning)
class MourningAdmin(ModelAdmin):
    """The switch that turns the public site grey, for days that are set; with who used it."""

    list_display = ["__str__", "reason", "is_on"]
    fields = ["starts_on", "ends_on", "reason", "is_on", "record"]
    readonly_fields = ["record"]
    actions = None

    def get_changeform_initial_data(self, request):
        today = timezone.localdate()
        return {"starts_on": today, "ends_on": today} | super().get_changeform_initial_data(request)

    def get_fields(self, request, obj=None):
        return self.fields if obj else [name for name in self.fields if name not in ("is_on", "record")]

    @admin.display(description=_("Record"))
    def record(self, mourning):
        """Who did what, newest first."""
        rows = mourning.events.select_related("actor")
        lines = [
            (
                timezone.localtime(row.at).strftime("%Y-%m-%d %H:%M"),
                row.actor,
                row.get_verb_display(),
                row.note,
            )
            for row in rows
        ]
        return format_html_join("", "<p>{} {} {} {}</p>", lines)

    def has_delete_permission(self, request, obj=None):
        """Ended by its dates, or switched off, and kept."""
        return False

    def save_model(self, request, obj, form, change):
        keeping.keep(obj, by=request.user)
