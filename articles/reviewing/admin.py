"""The reviewers' desk in the back office: its screens, and the list of reasons."""

from django.contrib import admin
from django.urls import path
from unfold.admin import ModelAdmin

from articles.reviewing import views
from articles.reviewing.models import SendBackReason, Story


@admin.register(Story)
class StoryAdmin(ModelAdmin):
    """Only the place of the screens: no list, no form, no permission of its own."""

    def has_module_permission(self, request):
        return False

    def get_urls(self):
        def screen(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"reviewing_story_{name}")

        return [
            screen("", views.board, "changelist"),
            screen("moves/", views.moves, "moves"),
            screen("next/", views.read_next, "next"),
            screen("<int:pk>/", views.review, "review"),
            screen("<int:pk>/moves/<slug:verb>/", views.make_move, "move"),
            screen("<int:pk>/remarks/", views.remarks, "remarks"),
            screen("<int:pk>/people/", views.people, "people"),
            screen("<int:pk>/sight/", views.sight, "sight"),
        ]


@admin.register(SendBackReason)
class SendBackReasonAdmin(ModelAdmin):
    """The reasons that reviewers choose from. One that was used is switched off, never deleted."""

    list_display = ["text", "position", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["text"]
    ordering = ["position", "pk"]

    def has_delete_permission(self, request, obj=None):
        return False
