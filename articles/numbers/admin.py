"""The rule tables in the back office, and where the screens of the numbers are mounted."""

from django.contrib import admin
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from unfold.admin import ModelAdmin, TabularInline

from articles.numbers import views
from articles.numbers.models import Rate, Statement, StoryKind, Tariff


class RateInline(TabularInline):
    model = Rate
    extra = 1
    fields = ["kind", "position", "role", "points"]

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and (obj is None or not obj.is_locked)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or not obj.is_locked)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or not obj.is_locked)


@admin.register(Tariff)
class TariffAdmin(ModelAdmin):
    """One by which a statement was signed is read only: the next one gets a new table."""

    list_display = ["name", "valid_from", "fee_per_point", "first_author_share"]
    fields = ["name", "valid_from", "fee_per_point", "first_author_share"]
    inlines = [RateInline]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or not obj.is_locked)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or not obj.statements.exists())


@admin.register(StoryKind)
class StoryKindAdmin(ModelAdmin):
    list_display = ["name", "order", "from_characters", "up_to_characters"]
    autocomplete_fields = ["columns"]
    fields = ["name", "order", ("from_characters", "up_to_characters"), "columns"]

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (
            obj is None or not Rate.objects.filter(kind=obj).exists()
        )


@admin.register(Statement)
class StatementAdmin(ModelAdmin):
    """Mounts the screens; a statement has no form."""

    def has_module_permission(self, request):
        return False  # entries of their own in the sidebar

    def get_urls(self):
        def at(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=f"numbers_{name}")

        return [
            at("", self.latest, "statement_changelist"),
            at("months/", self.latest, "latest_month"),
            at("table/<slug:table>/", views.overview, "table"),
            at("uncovered/", views.uncovered, "uncovered"),
            at("mine/", views.mine, "mine"),
            at("months/<str:month>/", views.statement, "statement_month"),
            at("months/<str:month>/people/<int:pk>/", views.person, "statement_person"),
            at("months/<str:month>/signature/", views.signature, "signature"),
            at("months/<str:month>/adjustments/", views.adjustment, "adjustments"),
            at("months/<str:month>/kinds/", views.kind, "kinds"),
        ]

    def latest(self, request):
        """The statement of this month."""
        return redirect("admin:numbers_statement_month", f"{timezone.localdate():%Y-%m}")
