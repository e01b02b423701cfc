from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "articles.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self):
        from articles.search import listeners  # noqa: F401
