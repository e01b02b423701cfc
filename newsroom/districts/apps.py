from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class DistrictsConfig(AppConfig):
    name = "newsroom.districts"
    label = "districts"
    verbose_name = _("Districts and unions")

    def ready(self):
        from newsroom.districts import gazetteer

        for model in self.get_models():
            for signal in (post_save, post_delete):
                signal.connect(gazetteer.forget, sender=model)
