"""Keeps the places, unions and tags of a published story as they were signed (rule 9)."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from articles.corrections import refuse_unless_open
from articles.models import Article

CHANGES = {"pre_add", "pre_remove", "pre_clear"}


@receiver(m2m_changed)
def refuse_on_a_closed_story(sender, instance, action, model, pk_set, **kwargs):
    """Places, unions and tags are seen by readers: they change only by a correction, too.

    From whichever side: `story.districts.add(…)`, `district.articles.remove(…)`.
    """
    if action not in CHANGES or pk_set == set():
        return
    if isinstance(instance, Article):
        refuse_unless_open(instance.pk)
    elif model is Article:
        stories = instance.articles.values_list("pk", flat=True) if pk_set is None else pk_set
        refuse_unless_open(*stories)
