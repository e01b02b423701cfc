from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewingConfig(AppConfig):
    name = "articles.reviewing"
    label = "reviewing"
    verbose_name = _("Reviewing")

    def ready(self):
        from articles.reviewing import listeners  # noqa: F401
