from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OnceConfig(AppConfig):
    name = "newsroom.once"
    label = "once"
    verbose_name = _("Forms that were sent")

    def ready(self):
        from newsroom.once import listeners, spending  # noqa: F401 - they listen
