"""The desk's lists of places and unions. Who may change them is a matter of permissions."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin, TabularInline

from newsroom.districts.models import District, DistrictAlias, Union


class InDistrictFilter(admin.SimpleListFilter):
    title = _("in the district")
    parameter_name = "in"

    def lookups(self, request, model_admin):
        return District.objects.districts().values_list("path", "name")

    def queryset(self, request, queryset):
        district = District.objects.districts().filter(path=self.value()).first()
        return queryset.within(district) if district else queryset


class DistrictAliasInline(TabularInline):
    model = DistrictAlias
    extra = 0


@admin.register(District)
class DistrictAdmin(ModelAdmin):
    list_display = ["name", "parent", "kind", "short_name", "path", "code"]
    list_filter = ["level", "kind", InDistrictFilter]
    list_select_related = ["parent"]
    search_fields = ["name", "short_name", "full_name", "aliases__name", "path"]
    ordering = ["level", "position", "pk"]  # "level" sorts the larger first
    autocomplete_fields = ["parent"]
    fields = [
        "name",
        "short_name",
        "parent",
        "level",
        "kind",
        "slug",
        "code",
        "position",
    ]
    inlines = [DistrictAliasInline]

    def get_readonly_fields(self, request, obj=None):
        """What addresses and other data hang on is fixed once the place exists."""
        return ["parent", "level", "slug", "code"] if obj else []

    def has_delete_permission(self, request, obj=None):
        return False  # published stories name it


@admin.register(Union)
class UnionAdmin(ModelAdmin):
    list_display = ["name", "kind", "parent", "district", "is_active"]
    list_filter = ["kind", "is_active", InDistrictFilter]
    list_select_related = ["parent", "district"]
    search_fields = [
        "name",
        "full_name",
        "district__short_name",
        "district__aliases__name",
        "district__path",
    ]
    autocomplete_fields = ["parent", "district"]
    fields = ["name", "kind", "parent", "district", "is_active"]

    def has_delete_permission(self, request, obj=None):
        return False  # published stories name it; one that is no more is switched off
