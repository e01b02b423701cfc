"""Keeps the index: within the transaction that changed the story, so that neither is
without the other."""

from django.db.models.signals import post_migrate, post_save
from django.dispatch import receiver

from articles.models import Article, Column, Status
from articles.photos.signals import flagged
from articles.search import entries
from articles.search.bigrams import fold
from articles.signals import content_changed, loaded, moved
from articles.together import at_the_end
from newsroom.reporters.models import Reporter


@receiver(content_changed)
def index_new_content(sender, article, **kwargs):
    """There is a new version of what readers would see."""
    entries.index(Article.objects.filter(pk=article.pk))


@receiver(post_migrate)
def index_by_the_rule_of_today(sender, **kwargs):
    """What a former version of the house has indexed is indexed anew, when its tables are all there."""
    if sender.name == "articles.search":
        missing = entries.out_of_date()
        if missing.exists():
            entries.index(missing)


@receiver(moved)
def index_on_publication(sender, article, event, **kwargs):
    """Whatever happened before: what becomes public is found as it stands."""
    if event.to_status == Status.PUBLISHED != event.from_status:
        at_the_end(index_stories, article.pk)


def index_stories(ids):
    entries.index(Article.objects.filter(pk__in=ids))


@receiver(loaded)
def index_loaded(sender, articles, **kwargs):
    """Many stories came in at once, published as they are."""
    entries.index_new(articles)


@receiver(flagged)
def index_without_the_caption(sender, photo, event, **kwargs):
    """What is withheld is not found by its caption."""
    if event.changes_what_readers_see:
        entries.index(Article.objects.filter(photo_uses__photo=photo))


@receiver(post_save, sender=Reporter)
def index_new_name(sender, instance, created, **kwargs):
    """A person's name was mended: the stories that do not yet say so."""
    if not created:
        _index_without(instance.name, Article.objects.filter(bylines__reporter=instance))


@receiver(post_save, sender=Column)
def index_new_column_name(sender, instance, created, **kwargs):
    """A column was renamed."""
    if not created:
        _index_without(instance.name, Article.objects.filter(column=instance))


def _index_without(name, stories):
    entries.index(
        stories.filter(search_entry__isnull=False).exclude(search_entry__text__contains=fold(name)).distinct()
    )
