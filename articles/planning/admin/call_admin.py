from datetime import datetime, time, timedelta

from django.contrib import admin
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.admin import ModelAdmin
from unfold.decorators import display

from articles.planning import views
from articles.planning.admin.fields import OVERRIDES, subject_field
from articles.planning.models import Call

USUAL_DAYS = 14
USUAL_DEADLINE = time(18)


@admin.register(Call)
class CallAdmin(ModelAdmin):
    """The form and the archive of the calls for copy. Correspondents read them on their screen."""

    formfield_overrides = OVERRIDES
    list_display = ["name", "deadline", "column", "takes_copy"]
    list_display_links = None
    list_filter = ["column"]
    list_select_related = ["column"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["title", "text"]
    ordering = ["-deadline", "-pk"]
    autocomplete_fields = ["districts", "unions"]
    fields = ["title", "text", ("deadline", "column"), ("districts", "unions")]
    actions = None
    view_on_site = False

    class Media:
        css = {"all": ["css/admin/issue.css", "css/admin/planning.css"]}

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def has_delete_permission(self, request, obj=None):
        return False  # stories came from it; it can be closed

    @admin.display(description=pgettext_lazy("call for copy", "title"), ordering="title")
    def name(self, call):
        return format_html('<a class="issue-link" href="{}">{}</a>', call.get_absolute_url(), call)

    @display(description=_("takes copy"), boolean=True)
    def takes_copy(self, call):
        return call.is_open

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(db_field, request, **subject_field(db_field, kwargs))

    def get_changeform_initial_data(self, request):
        day = timezone.localdate() + timedelta(days=USUAL_DAYS)
        return {"deadline": timezone.make_aware(datetime.combine(day, USUAL_DEADLINE))}

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Those who may only read it read its sheet."""
        if not object_id.isdecimal():
            raise Http404
        if not self.has_change_permission(request) and self.has_view_permission(request):
            return HttpResponseRedirect(views.call_for(request, int(object_id)).get_absolute_url())
        return super().change_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def response_post_save_add(self, request, obj):
        return HttpResponseRedirect(obj.get_absolute_url())

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(obj.get_absolute_url())

    def get_urls(self):
        def screen(address, view, name):
            return path(address, self.admin_site.admin_view(view), name=f"planning_call_{name}")

        return [
            screen("open/", views.calls, "open"),
            screen("<int:pk>/sheet/", views.call_sheet, "sheet"),
            screen("<int:pk>/story/", views.call_story, "story"),
            screen("<int:pk>/closing/", views.closing, "closing"),
            *super().get_urls(),
        ]
