from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class PlanningConfig(AppConfig):
    name = "articles.planning"
    label = "planning"
    verbose_name = pgettext_lazy("screen", "Assignments and calls")

    def ready(self):
        from articles.planning import listeners  # noqa: F401
