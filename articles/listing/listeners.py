"""Keeps the lists: within the transaction that changed the story, or what a list is about."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from taggit.models import Tag

from articles.formerly import has_changed, remember
from articles.listing.keeping import forget, keep
from articles.listing.models import Kind
from articles.models import Article, Column
from articles.moves import Status
from articles.photos.signals import flagged
from articles.signals import loaded, moved
from articles.together import at_the_end
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter

KINDS = {
    Column: Kind.COLUMN,
    Tag: Kind.TAG,
    Reporter: Kind.REPORTER,
    Union: Kind.UNION,
    District: Kind.DISTRICT,
}


@receiver(moved)
def keep_what_moved(sender, article, event, **kwargs):
    """Published, corrected, withdrawn, called back: all that readers see begins or ends so."""
    if Status.PUBLISHED in (event.from_status, event.to_status):
        at_the_end(keep, article.pk)


@receiver(loaded)
def list_what_came_in(sender, articles, **kwargs):
    """Many stories came in at once, published as they are."""
    keep([article.pk for article in articles])


@receiver(post_delete)
def take_the_list_away(sender, instance, **kwargs):
    """A column, a tag (also one that became part of another) and the like: gone, with its list."""
    if sender in KINDS:
        forget(KINDS[sender], instance.pk)


remember(District)
remember(Union)


@receiver(post_save, sender=District)
def follow_a_place(sender, instance, created, **kwargs):
    """A place that came to lie in another district takes its stories along."""
    if has_changed(instance, "parent_id", "level"):
        keep_all(Article.objects.filter(districts=instance))


@receiver(post_save, sender=Union)
def follow_a_union(sender, instance, created, **kwargs):
    """A union that came to belong to another takes its stories along, and those of the unions below."""
    if has_changed(instance, "parent_id"):
        keep_all(Article.objects.filter(unions__trail__startswith=instance.formerly["trail"]))


@receiver(flagged)
def follow_a_photo(sender, photo, event, **kwargs):
    """A story whose photos are all withheld leaves the list of stories with photos."""
    if event.changes_what_readers_see:
        keep_all(Article.objects.filter(photo_uses__photo=photo))


def keep_all(stories):
    keep(list(stories.order_by("pk").values_list("pk", flat=True).distinct()))
