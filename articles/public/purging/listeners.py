"""What a change makes wrong, by name: in the transaction of the change.

What is scheduled is purged when it is scheduled: what is fetched from then on runs out in time
(caching.py).
"""

from functools import wraps

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from taggit.models import Tag

from articles.facsimile.signals import made
from articles.formerly import has_changed, remember
from articles.issues.models import Issue, IssueEvent
from articles.listing.signals import kept, redrawn
from articles.models import Article, Column, PhotoUse
from articles.photos.models import Photo
from articles.photos.signals import flagged
from articles.public import keys
from articles.public.purging.errands import purge
from articles.public.purging.touched import (
    beside,
    by_issue,
    by_name,
    by_photo,
    by_stories,
    lists_of,
    pages_of,
)
from articles.showing.signals import arranged
from articles.signals import loaded, moved
from articles.together import at_the_end
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter

MADE_PUBLIC = {"publish", "load"}


def listens(signal, **options):
    """Has the function called by this signal, where there is an edge to be purged at all."""

    def register(function):
        @wraps(function)
        def answer(sender, **kwargs):
            if settings.EDGES:
                function(sender, **kwargs)

        signal.connect(answer, weak=False, **options)
        return answer

    return register


# Stories


@listens(moved)
def purge_story(sender, article, event, **kwargs):
    """What becomes public, changes, or goes: all but lists, of which `kept` tells."""
    if event.verb == "publish":
        at_the_end(purge_published, article.pk)
    elif event.verb in {"correct", "withdraw", "restore"}:
        at_the_end(purge_changed, article.pk)


def purge_published(ids):
    purge({keys.HOME, *by_stories(ids), *beside(ids)})


def purge_changed(ids):
    purge(by_stories(ids))


@listens(loaded)
def purge_loaded(sender, articles, **kwargs):
    purge({keys.HOME, keys.ISSUES, keys.MAP, keys.SITEMAPS})


@listens(kept)
def purge_lists(sender, rows, **kwargs):
    purge(lists_of(rows, timezone.now()))


@listens(redrawn)
def purge_redrawn(sender, kind, subject, number, **kwargs):
    purge(pages_of(kind, subject, number))


# Issues and their files


@listens(post_save, sender=IssueEvent)
def purge_issue(sender, instance, created, **kwargs):
    if created and instance.verb in MADE_PUBLIC:
        purge({keys.HOME, keys.ISSUES, keys.SITEMAPS, *by_issue(instance.issue)})


@listens(made)
def purge_files(sender, issue, **kwargs):
    """The pictures of its front page stand in the archive and on the home page, too."""
    if Issue.objects.published().filter(pk=issue.pk).exists():
        purge({keys.paper(issue.date), keys.ISSUES, keys.HOME})


@listens(arranged)
def purge_home(sender, arrangement, **kwargs):
    purge({keys.HOME})


# Photos


@listens(flagged)
def purge_flagged(sender, photo, event, **kwargs):
    if event.changes_what_readers_see:
        purge(by_stories(list(photo.uses.values_list("article", flat=True))))
    purge(by_photo(photo))


@listens(post_delete, sender=PhotoUse)
def purge_photo(sender, instance, **kwargs):
    """A correction has taken it out."""
    if Article.objects.published().filter(pk=instance.article_id).exists():
        purge({keys.photo(instance.photo_id)})


@listens(post_delete, sender=Photo)
def purge_deleted_photo(sender, instance, **kwargs):
    purge({keys.photo(instance.pk)})


# Names: of a column, a place, a person, a tag

SHOWN = ("name", "slug", "path", "description", "is_active", "position", "parent_id", "level", "kind")
NAMED = {Column: "column", District: "district", Union: "union", Reporter: "reporter", Tag: "tag"}


for model in NAMED:
    remember(model)


@listens(post_save)
def purge_renamed(sender, instance, created, **kwargs):
    """All that shows it, if it is shown otherwise than before. A new one is shown nowhere yet."""
    if sender in NAMED and has_changed(instance, *SHOWN):
        purge(by_name(NAMED[sender], instance.pk))
