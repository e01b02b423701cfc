from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "articles.outbox"
    label = "outbox"
    verbose_name = _("Outbox")

    def ready(self):
        from articles.outbox import figures  # noqa: F401 - offers them
