from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MourningConfig(AppConfig):
    name = "articles.mourning"
    label = "mourning"
    verbose_name = _("Days of mourning")
