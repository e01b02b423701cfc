from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.contrib.filters.admin import AutocompleteSelectFilter, RangeDateFilter
from unfold.widgets import UnfoldAdminTextareaWidget

from articles.photos.models import Photo
from articles.photos.upload import upload, upload_many

FACTS = {
    "byline": _("Photographer"),
    "headline": _("Headline"),
    "source": _("Source"),
    "copyright": _("Copyright"),
    "keywords": _("Keywords"),
    "camera": _("Camera"),
}


@admin.register(Photo)
class PhotoAdmin(ModelAdmin):
    list_display = ["thumbnail", "words", "credit", "place", "shot_at", "uploaded_by", "created_at"]
    list_display_links = ["thumbnail", "words"]
    list_filter = [
        ("created_at", RangeDateFilter),
        ("shot_at", RangeDateFilter),
        ("photographer", AutocompleteSelectFilter),
    ]
    list_filter_submit = True
    list_select_related = ["uploaded_by", "photographer"]
    list_per_page = 50
    search_fields = ["caption", "credit", "place", "alt", "photographer__name", "filename"]
    search_help_text = _("Search caption, credit, place, photographer or file name")
    autocomplete_fields = ["photographer"]
    fieldsets = [
        (None, {"fields": ["preview", "caption", "alt", ("credit", "photographer"), ("place", "shot_at")]}),
        (_("In a crop"), {"fields": [("focal_x", "focal_y")], "classes": ["collapse"]}),
        (
            _("The file"),
            {
                "fields": [("size", "filename"), "facts", ("uploaded_by", "created_at")],
                "classes": ["collapse"],
            },
        ),
    ]
    formfield_overrides = {models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 4})}}
    readonly_fields = ["preview", "size", "filename", "facts", "uploaded_by", "created_at"]

    class Media:
        css = {"all": ["css/admin/photos.css"]}

    @admin.display(description=_("picture"))
    def thumbnail(self, photo):
        return render_to_string("admin/photos/photo/_thumbnail.html", {"photo": photo})

    @admin.display(description=_("caption"))
    def words(self, photo):
        return str(photo)

    @admin.display(description=_("picture"))
    def preview(self, photo):
        return render_to_string("admin/photos/photo/_preview.html", {"photo": photo})

    @admin.display(description=_("size"))
    def size(self, photo):
        return _("%(width)d × %(height)d pixels") % {"width": photo.width, "height": photo.height}

    @admin.display(description=_("from the file"))
    def facts(self, photo):
        known = [(label, photo.metadata.get(name)) for name, label in FACTS.items()]
        facts = [(label, value) for label, value in known if value]
        return render_to_string("admin/photos/photo/_facts.html", {"facts": facts})

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.is_changeable_by(request.user))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.is_changeable_by(request.user))

    def get_urls(self):
        view = self.admin_site.admin_view(upload)
        return [path("upload/", view, name="photos_photo_upload"), *super().get_urls()]

    def add_view(self, request, form_url="", extra_context=None):
        """Many files at once. Django's own add form would encode inside a transaction."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return upload_many(request)
        context = self.admin_site.each_context(request) | {
            "title": _("Add photos"),
            "opts": self.opts,
            "megabytes": settings.PHOTO_MAX_BYTES // 1024**2,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/photos/photo/add.html", context)
