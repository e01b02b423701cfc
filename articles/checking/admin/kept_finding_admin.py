from django.contrib import admin
from django.http import Http404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from articles.checking.models import KeptFinding
from articles.checking.views import findings


@admin.register(KeptFinding)
class KeptFindingAdmin(ModelAdmin):
    """What was kept in the stories that a person may see, and why. Read only; the screens of one story hang here."""

    list_display = ["rule", "passage", "reason", "story", "is_overruling", "by", "at", "stands"]
    list_display_links = None
    list_filter = ["is_overruling", "rule"]
    list_select_related = ["article", "by"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["passage", "reason", "rule"]
    search_help_text = _("Search passage, reason or rule")
    ordering = ["-at", "-pk"]
    actions = None
    fields = ["story", "rule", "passage", "reason", "is_overruling", "by", "at"]
    readonly_fields = ["story"]

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    @admin.display(description=_("story"))
    def story(self, kept):
        address = reverse("admin:articles_article_change", args=[kept.article_id])
        return format_html('<a class="issue-link" href="{}">{}</a>', address, kept.article)

    @admin.display(description=_("stands"), boolean=True)
    def stands(self, kept):
        return kept.taken_back_at is None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def get_urls(self):
        def at(route, view, name, **kwargs):
            view = self.admin_site.admin_view(view)
            return path(f"stories/{route}", view, kwargs, name=f"checking_keptfinding_{name}")

        return [
            at("new/check/", findings.check_new, "check_new"),
            at("<int:pk>/check/", findings.check_typed, "check"),
            at("<int:pk>/findings/", findings.findings, "findings", admin_site=self.admin_site),
            at("<int:pk>/kept/", findings.keep, "keep"),
            at("<int:pk>/kept/<int:kept_pk>/return/", findings.take_back, "take_back"),
            *super().get_urls(),
        ]
