from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditingConfig(AppConfig):
    name = "articles.auditing"
    label = "auditing"
    verbose_name = _("Audit")

    def ready(self):
        from articles.auditing import labels, listeners, watching  # noqa: F401

        watching.begin()
