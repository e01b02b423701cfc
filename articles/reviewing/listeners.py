"""Who saves a story has seen it as it then is."""

from django.dispatch import receiver

from articles.reviewing.models.sight import record_sight
from articles.signals import content_changed


@receiver(content_changed)
def see_what_one_saved(sender, article, version, **kwargs):
    if version.created_by is not None:
        record_sight(version.created_by, version)
