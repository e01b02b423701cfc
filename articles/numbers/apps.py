from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NumbersConfig(AppConfig):
    name = "articles.numbers"
    label = "numbers"
    verbose_name = _("The numbers")

    def ready(self):
        from articles.numbers import listeners  # noqa: F401
