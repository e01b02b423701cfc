from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PhotosConfig(AppConfig):
    name = "articles.photos"
    label = "photos"
    verbose_name = _("Picture library")

    def ready(self):
        from articles.photos import files, sweeping, uploads  # noqa: F401 - what the worker does

        files.connect()
        uploads.connect()
