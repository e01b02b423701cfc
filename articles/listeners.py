"""Keeps the places, unions and tags of a published story as they were signed (rule 9)."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from articles.corrections import refuse_unless_open
from articles.models import Article

CHANGES = {"pre_add", "pre_remove", "pre_clear"}


@receiver(m2m_changed)
def refuse_on_a_closed_story(sender, instance, action, **kwargs):
    """Places, unions and tags are seen by readers: they change only by a correction, too."""
    if isinstance(instance, Article) and action in CHANGES:
        refuse_unless_open(instance.pk)
