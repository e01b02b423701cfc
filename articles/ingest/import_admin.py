"""What the records of imports have in common in the back office: they are read, and never changed."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from unfold.admin import ModelAdmin


class ImportAdmin(ModelAdmin):
    """The list of one kind of import, the report on each, and the file as it came.

    A subclass names its `report_template` and gives the report its `report_context`.
    """

    report_template = ""
    list_filter_submit = True
    list_per_page = 50
    date_hierarchy = None
    ordering = ["-created_at", "-pk"]

    def report_context(self, request, record):
        raise NotImplementedError

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user).for_list()

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        original = self.admin_site.admin_view(self.original_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_original"
        return [path("<int:pk>/original/", original, name=name), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | self.report_context(request, record)
        context |= {"title": str(record), "opts": self.opts, **(extra_context or {})}
        return TemplateResponse(request, self.report_template, context)

    @method_decorator(require_safe)
    def original_view(self, request, pk):
        """The file as it came, to be saved, never shown: it may hold anything."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        record = get_object_or_404(self.model.objects.visible_to(request.user), pk=pk)
        return FileResponse(
            record.original.open("rb"),
            as_attachment=True,
            filename=record.filename,
            content_type="application/octet-stream",
        )
