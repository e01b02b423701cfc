"""Where the notices are mounted in the back office. They have screens of their own, no forms."""

from django.contrib import admin
from django.urls import path
from unfold.admin import ModelAdmin

from articles.notices import views
from articles.notices.models import Notice


@admin.register(Notice)
class NoticeAdmin(ModelAdmin):
    def has_module_permission(self, request):
        return False  # an entry of its own in the sidebar

    def get_urls(self):
        def at(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=f"notices_{name}")

        return [
            at("", views.inbox, "notice_changelist"),
            at("<int:pk>/", views.follow, "notice_follow"),
            at("read/", views.read_all, "read"),
            at("mail/", views.choices, "choices"),
        ]
