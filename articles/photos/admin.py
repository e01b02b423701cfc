from django.conf import settings
from django.contrib.admin import display
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminTextareaWidget

from articles.photos import agreements, frame, upload
from articles.photos.flags import reasons
from articles.photos.forms import PhotoForm
from articles.photos.looks import alike

FACTS = {
    "byline": _("Photographer"),
    "headline": _("Headline"),
    "source": _("Source"),
    "copyright": _("Copyright"),
    "keywords": _("Keywords"),
    "camera": _("Camera"),
    "ai_label": _("Says it was made by AI"),
}


class PhotoAdmin(ModelAdmin):
    """The page of one photo, and the doors for new ones.

    Not registered here: the list belongs to the app above, which knows where photos are
    used (articles/library/).
    """

    form = PhotoForm
    change_form_template = "admin/photos/photo/change_form.html"
    search_fields = ["caption", "credit", "place", "alt", "photographer__name", "filename"]
    autocomplete_fields = ["photographer", "district"]
    list_select_related = ["uploaded_by", "photographer"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *("caption", "alt", ("credit", "photographer"), ("place", "district")),
                    *("shot_at", "people", "keywords"),
                ]
            },
        ),
        (
            _("For publication"),
            {"fields": ["consent", ("shows_minor", "is_minor_cleared"), "is_ai_made", "flag_note"]},
        ),
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
    readonly_fields = ["size", "filename", "facts", "uploaded_by", "created_at"]

    class Media:
        css = {"all": ["css/admin/photos.css", "css/admin/photos-frame.css"]}

    @display(description=_("size"))
    def size(self, photo):
        return _("%(width)d × %(height)d pixels") % {"width": photo.width, "height": photo.height}

    @display(description=_("from the file"))
    def facts(self, photo):
        known = [(label, photo.metadata.get(name)) for name, label in FACTS.items()]
        facts = [(label, value) for label, value in known if value]
        return render_to_string("admin/photos/photo/_facts.html", {"facts": facts})

    # Who

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

    # One photo

    def get_fieldsets(self, request, obj=None):
        """Those who only read have nothing to note."""
        if obj is None or self.has_change_permission(request, obj):
            return self.fieldsets
        return [
            (title, options | {"fields": [name for name in options["fields"] if name != "flag_note"]})
            for title, options in self.fieldsets
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def save_model(self, request, obj, form, change):
        """Only the words that were changed: the flags have a door of their own."""
        words = [name for name in form.changed_data if name in PhotoForm.Meta.fields]
        if words:
            obj.save(update_fields=words)
        form.events = form.declare()

    def change_view(self, request, object_id, form_url="", extra_context=None):
        photo = self.get_object(request, object_id)
        if photo is not None:
            extra_context = frame.context_of(photo, request.user) | {
                "show_save_and_add_another": False,  # new ones come by upload
                "reasons": reasons(photo),
                "record": photo.events.select_related("actor"),
                "alike": alike(photo, request.user),
                "original_of_crop": self.get_queryset(request).filter(pk=photo.derived_from_id).first(),
                "derivatives": self.get_queryset(request).filter(derived_from=photo),
                **(extra_context or {}),
            }
        return super().change_view(request, object_id, form_url, extra_context)

    # New ones

    def get_urls(self):
        def at(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=name)

        return [
            at("upload/", upload.upload, "photos_photo_upload"),
            at("uploads/", upload.begin, "photos_uploads"),
            at("uploads/<slug:token>/", upload.one, "photos_upload"),
            at("uploads/<slug:token>/pieces/", upload.pieces, "photos_upload_pieces"),
            at("uploads/<slug:token>/photo/", upload.finish, "photos_upload_photo"),
            at("consent/", agreements.waiting, "photos_photo_consents"),
            at("<int:pk>/consent/", agreements.of_photo, "photos_photo_consent"),
            at("<int:pk>/frame/", frame.frame, "photos_photo_frame"),
            at("<int:pk>/parts/", frame.part, "photos_photo_parts"),
            *super().get_urls(),
        ]

    def add_view(self, request, form_url="", extra_context=None):
        """Many files at once. Django's own add form would encode inside a transaction."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return upload.upload_many(request)
        context = self.admin_site.each_context(request) | {
            "title": _("Add photos"),
            "opts": self.opts,
            "megabytes": settings.PHOTO_MAX_BYTES // 1024**2,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/photos/photo/add.html", context)
