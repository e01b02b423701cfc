from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProofingConfig(AppConfig):
    name = "articles.proofing"
    label = "proofing"
    verbose_name = _("Proofs")

    def ready(self):
        from articles.proofing import listeners  # noqa: F401
