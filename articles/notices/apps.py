from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "articles.notices"
    label = "notices"
    verbose_name = _("Notices")

    def ready(self):
        from articles.notices import listeners, postman  # noqa: F401
