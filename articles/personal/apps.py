from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PersonalConfig(AppConfig):
    name = "articles.personal"
    label = "personal"
    verbose_name = _("Personal data")

    def ready(self):
        from articles.personal import labels, retention  # noqa: F401
