"""Where drafting is mounted in the back office. Copies have no list and no form: see the views."""

from django.contrib import admin
from django.urls import path
from unfold.admin import ModelAdmin

from articles.drafting import views
from articles.drafting.models import WorkingCopy


@admin.register(WorkingCopy)
class WorkingCopyAdmin(ModelAdmin):
    def has_module_permission(self, request):
        return False

    def get_urls(self):
        def at(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=f"drafting_{name}")

        return [
            at("stories/<int:pk>/", views.copies, "copy"),
            at("stories/<int:pk>/discard/", views.discard, "discard"),
            at("stories/<int:pk>/comparison/", views.comparison, "comparison"),
            at("stories/<int:pk>/presence/", views.presence, "presence"),
            at("new/", views.copies, "new_copy"),
            at("new/discard/", views.discard, "new_discard"),
            at("new/comparison/", views.comparison, "new_comparison"),
        ]
