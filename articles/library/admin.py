from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path

from articles.library import describing, screen
from articles.library.uses import uses_of
from articles.library.warning import warn_of_readers
from articles.photos.admin import PhotoAdmin
from articles.photos.models import Photo


@admin.register(Photo)
class LibraryAdmin(PhotoAdmin):
    """Photos in the back office: their page, with where they are used, and the library as their list."""

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return screen.library(request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        photo = self.get_object(request, object_id)
        uses = uses_of([photo], request.user).get(photo.pk, []) if photo else []
        return super().change_view(request, object_id, form_url, {"uses": uses, **(extra_context or {})})

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        warn_of_readers(request, obj, form.events)

    def get_urls(self):
        def at(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=name)

        return [
            at("chooser/", screen.chooser, "photos_photo_chooser"),
            at("words/", describing.describe, "photos_photo_words"),
            *super().get_urls(),
        ]
