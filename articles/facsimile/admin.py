"""The back office of page files: the list of pages made elsewhere, the screens of elsewhere/views,
and the pages as PDF for those who make the paper."""

from django.contrib import admin
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from articles.facsimile.elsewhere import views
from articles.facsimile.models import Facsimile
from articles.facsimile.views import file, print_issue, print_page


@admin.register(Facsimile)
class FacsimileAdmin(ModelAdmin):
    """The uploaded pages that count. They come by upload, and their areas are corrected on a screen of its own."""

    list_display = ["page", "date", "filename", "by", "created_at"]
    list_select_related = ["page__issue", "reading", "by"]
    list_per_page = 50
    show_full_result_count = False
    ordering = ["-created_at", "-pk"]
    actions = None

    @admin.display(description=_("date"))
    def date(self, facsimile):
        return facsimile.page.issue.date

    @admin.display(description=_("file name"))
    def filename(self, facsimile):
        return facsimile.reading.filename

    def get_queryset(self, request):
        return super().get_queryset(request).current().filter(origin=Facsimile.Origin.UPLOADED)

    def has_module_permission(self, request):
        return request.user.has_perm("issues.plan_issue")

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("issues.plan_issue")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not object_id.isdecimal() or len(object_id) > 18:
            raise Http404
        return views.areas(request, int(object_id))

    def get_urls(self):
        def screen(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"facsimile_facsimile_{name}")

        return [
            screen("<int:pk>/page.pdf", file, "file"),
            screen("print/<int:pk>.pdf", print_issue, "print_issue"),
            screen("print/<int:pk>/<int:number>.pdf", print_page, "print_page"),
            screen("issues/<int:issue>/upload/", views.upload, "upload"),
            screen("<int:pk>/picture/<int:width>/", views.picture, "picture"),
            screen("<int:pk>/search/", views.search, "search"),
            screen("<int:pk>/withdrawal/", views.withdrawal, "withdrawal"),
            screen("<int:pk>/texts/<int:text>/draft/", views.draft, "draft"),
            screen("<int:pk>/texts/<int:text>/placement/", views.placement, "placement"),
            *super().get_urls(),
        ]
