from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShowingConfig(AppConfig):
    name = "articles.showing"
    label = "showing"
    verbose_name = _("Home page")
