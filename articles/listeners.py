"""Keeps the places, unions and tags of a published story as they were signed (rule 9), and
takes what was declared about a photo to the stories that may still change."""

from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from articles.corrections import refuse_unless_open
from articles.models import Article, PhotoUse
from articles.moves import SEALED
from articles.photos.models import PhotoEvent
from articles.photos.signals import flagged

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


@receiver(flagged)
def label_what_ai_has_made(sender, photo, event, **kwargs):
    """The label goes on every use that is not sealed. One that was signed needs its reviews again.

    What readers see already changes by a correction: the photo's own page says where.
    """
    if event.verb != PhotoEvent.Verb.AI_MADE:
        return
    uses = PhotoUse.objects.filter(photo=photo, is_ai_made=False)
    stories = Article.objects.filter(pk__in=uses.values("article")).select_for_update().order_by("pk")
    # Held, so that none is published between the look at its state and the label.
    stories = [story for story in stories if story.status not in SEALED]
    uses.filter(article__in=stories).update(is_ai_made=True)
    for story in stories:
        story.record_edit(by=event.actor)
