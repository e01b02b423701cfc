from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CheckingConfig(AppConfig):
    name = "articles.checking"
    label = "checking"
    verbose_name = _("Language check")

    def ready(self):
        from articles.checking import listeners  # noqa: F401
