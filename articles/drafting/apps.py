from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftingConfig(AppConfig):
    name = "articles.drafting"
    label = "drafting"
    verbose_name = _("Drafting")

    def ready(self):
        from articles.drafting import listeners  # noqa: F401 - it is heard once it is imported
