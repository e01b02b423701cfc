"""The back office of the page files: which there are, and the pages for the printer."""

from django.contrib import admin
from django.http import Http404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from articles.facsimile import views
from articles.facsimile.models import Facsimile
from articles.issues.views import works_on_issues


@admin.register(Facsimile)
class FacsimileAdmin(ModelAdmin):
    """The files of pages, for those who make the paper. Read only: signing and publishing make them."""

    list_display = ["page", "date", "origin", "is_current", "created_at", "by", "pdf_link"]
    list_display_links = ["page"]
    list_filter = ["is_current", "origin"]
    list_select_related = ["page__issue", "by"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["page__name", "page__issue__number"]
    ordering = ["-created_at", "-pk"]
    actions = None
    fields = ["page", "date", "origin", "is_current", "created_at", "by", "digest", "pdf_link"]
    readonly_fields = ["date", "pdf_link"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("layout")

    @admin.display(description=_("issue"), ordering="page__issue__date")
    def date(self, facsimile):
        return facsimile.page.issue.date

    @admin.display(description=_("PDF"))
    def pdf_link(self, facsimile):
        address = reverse("admin:facsimile_facsimile_file", args=[facsimile.pk])
        return format_html('<a class="issue-link" href="{}">{}</a>', address, _("Open"))

    def has_view_permission(self, request, obj=None):
        return works_on_issues(request.user)

    def has_module_permission(self, request):
        return works_on_issues(request.user)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def get_urls(self):
        def screen(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"facsimile_facsimile_{name}")

        return [
            screen("<int:pk>/page.pdf", views.file, "file"),
            screen("print/<int:pk>.pdf", views.print_issue, "print_issue"),
            screen("print/<int:pk>/<int:number>.pdf", views.print_page, "print_page"),
            *super().get_urls(),
        ]
