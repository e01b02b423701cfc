from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "newsroom.ledger"
    label = "ledger"
    verbose_name = _("Ledger of the house")

    def ready(self):
        from newsroom.ledger import heads  # noqa: F401 - the worker writes them down
        from newsroom.ledger.guards import restore_guards

        post_migrate.connect(restore_guards, sender=self)
