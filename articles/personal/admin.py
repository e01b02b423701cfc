"""Mounts the screens; a record has no form."""

from django.contrib import admin
from django.urls import path, re_path
from unfold.admin import ModelAdmin

from articles.personal import views
from articles.personal.models import PersonalEvent

KIND = "(?P<kind>account|person)"


@admin.register(PersonalEvent)
class PersonalEventAdmin(ModelAdmin):
    def has_module_permission(self, request):
        return False  # entries of their own in the sidebar

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        def at(route, view, name, make=path):
            return make(route, self.admin_site.admin_view(view), name=f"personal_personalevent_{name}")

        return [
            at("", views.inventory, "changelist"),
            at("people/", views.people, "people"),
            at(rf"^people/{KIND}/(?P<pk>[0-9]{{1,17}})/$", views.person, "person", re_path),
            at(rf"^people/{KIND}/(?P<pk>[0-9]{{1,17}})/erase/$", views.erase, "erase", re_path),
        ]
