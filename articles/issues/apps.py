from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IssuesConfig(AppConfig):
    name = "articles.issues"
    label = "issues"
    verbose_name = _("The paper")

    def ready(self):
        from articles.issues import listeners, loading  # noqa: F401
