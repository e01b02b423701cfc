from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ReportersConfig(AppConfig):
    name = "newsroom.reporters"
    label = "reporters"
    verbose_name = _("People")

    def ready(self):
        from newsroom.reporters import listeners  # noqa: F401
        from newsroom.reporters.models.ledger import restore_protection

        post_migrate.connect(restore_protection, sender=self)
