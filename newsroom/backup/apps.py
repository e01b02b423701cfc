from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BackupConfig(AppConfig):
    name = "newsroom.backup"
    label = "backup"
    verbose_name = _("Backups")

    def ready(self):
        from newsroom.backup import making, target
        from newsroom.ledger import kinds

        kinds.name(
            {
                making.BEGUN: _("backup begun"),
                making.MADE: _("backup made"),
                making.REMOVED: _("old backups removed"),
                target.RESTORED: _("restored from a backup"),
            }
        )
