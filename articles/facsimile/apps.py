from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FacsimileConfig(AppConfig):
    name = "articles.facsimile"
    label = "facsimile"
    verbose_name = _("Pages as files")

    def ready(self):
        from articles.facsimile import listeners  # noqa: F401
        from articles.facsimile.elsewhere import intake  # noqa: F401
