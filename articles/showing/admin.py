"""Where the screen of the home page is mounted. An arrangement has no form of its own."""

from django.contrib import admin
from django.urls import path
from unfold.admin import ModelAdmin

from articles.showing import views
from articles.showing.models import Arrangement


@admin.register(Arrangement)
class ArrangementAdmin(ModelAdmin):
    def has_module_permission(self, request):
        return False  # an entry of its own in the sidebar

    def get_urls(self):
        screen = self.admin_site.admin_view(views.screen)
        return [path("", screen, name="showing_arrangement_changelist")]
