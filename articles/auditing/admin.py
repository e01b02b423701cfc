"""Mounts the auditors' screens; a row of the ledger has no form."""

from django.contrib import admin
from django.urls import path
from unfold.admin import ModelAdmin

from articles.auditing import views
from newsroom.ledger.models import Entry


@admin.register(Entry)
class EntryAdmin(ModelAdmin):
    def has_module_permission(self, request):
        return False  # entries of their own in the sidebar

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        def at(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=f"ledger_entry_{name}")

        return [
            at("", views.entries, "changelist"),
            at("issues/", views.issues, "issues"),
            at("issues/<int:pk>/", views.issue, "issue"),
        ]
