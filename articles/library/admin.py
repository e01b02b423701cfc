from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.library import describing, screen
from articles.library.uses import sealed_uses, uses_of
from articles.photos.admin import PhotoAdmin
from articles.photos.models import Photo, PhotoEvent


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
        raised = {PhotoEvent.Verb.CONSENT_NEEDED, PhotoEvent.Verb.MINOR, PhotoEvent.Verb.AI_MADE}
        if raised & {event.verb for event in form.events}:
            warn_of_readers(request, obj)

    def get_urls(self):
        def at(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=name)

        return [
            at("chooser/", screen.chooser, "photos_photo_chooser"),
            at("words/", describing.describe, "photos_photo_words"),
            *super().get_urls(),
        ]


def warn_of_readers(request, photo):
    """What readers see already changes by a correction or a withdrawal, and by nothing else."""
    stories = list(sealed_uses(photo, request.user)[:10])
    if not stories:
        return
    links = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        ((reverse("admin:articles_article_change", args=[story.pk]), story) for story in stories),
    )
    sentence = _("Readers see it already, or will at a set time: correct or withdraw {stories}.")
    messages.warning(request, format_html(sentence, stories=links))
