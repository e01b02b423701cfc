"""Who saves a story has seen it as it then is; who moves it has done with it."""

from django.dispatch import receiver

from articles.reviewing.models.sight import leave, record_sight
from articles.signals import content_changed, moved


@receiver(content_changed)
def see_what_one_saved(sender, article, version, **kwargs):
    if version.created_by is not None:
        record_sight(version.created_by, version, is_reading=False)


@receiver(moved)
def leave_what_one_moved(sender, article, event, **kwargs):
    if event.actor is not None:
        leave(event.actor, article.pk)
