from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListingConfig(AppConfig):
    name = "articles.listing"
    label = "listing"
    verbose_name = _("Lists")

    def ready(self):
        from articles.listing import listeners  # noqa: F401
