from django.contrib import admin
from unfold.admin import ModelAdmin

from articles.models import Column


@admin.register(Column)
class ColumnAdmin(ModelAdmin):
    list_display = ["name", "desk", "position", "is_active"]
    list_select_related = ["desk"]
    list_editable = ["position"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["desk"]

    def has_delete_permission(self, request, obj=None):
        return False
