from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicConfig(AppConfig):
    name = "articles.public"
    label = "public"
    verbose_name = _("Public site")

    def ready(self):
        from articles.public import picture_words  # noqa: F401
        from articles.public.purging import errands, listeners  # noqa: F401
        from articles.public.sharing import leaving  # noqa: F401
