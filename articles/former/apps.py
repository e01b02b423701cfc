from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormerConfig(AppConfig):
    name = "articles.former"
    label = "former"
    verbose_name = _("Former addresses")

    def ready(self):
        from articles.former import listeners  # noqa: F401
