"""Who reads what next: the first story that waits for a person and that nobody else is reading."""

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from articles.models import Article
from articles.reviewing.lateness import latest_first, with_lateness
from articles.reviewing.models import Sight
from articles.reviewing.models.sight import record_sight

TRIED = 5  # stories that are looked at in one go, if others take them at the same moment


def queue_of(user):
    """What waits for this person's review: late first, then the longest wait."""
    return latest_first(with_lateness(Article.objects.awaiting_review(user)))


def free_for(user, stories):
    """Without those that somebody else, other than who filed it, has before their eyes now."""
    others = Sight.objects.recent().filter(article=OuterRef("pk")).exclude(user=user)
    return stories.exclude(Exists(others.exclude(user=F("article__author"))))


def next_for(user, *, skipped=()):
    """The story that this person reads next, held for them by a sight; None if nothing waits.

    `skipped` are ids that were put aside. Two people who ask at once get two stories where
    there are two: the row is held while it is looked at again. If everything is being read
    by somebody, the first is given all the same: the screen says who reads it.
    """
    queue = queue_of(user).exclude(pk__in=list(skipped))
    for pk in free_for(user, queue).values_list("pk", flat=True)[:TRIED]:
        with transaction.atomic():
            Article.objects.select_for_update().only("pk").get(pk=pk)
            story = free_for(user, Article.objects.awaiting_review(user)).filter(pk=pk).first()
            if story is not None:
                take_up(story, user)
                return story
    return queue.first()


def take_up(story, user):
    """This person has the story as it is before them. Returns its latest version."""
    version = story.versions.select_related("created_by").first() or story.record_version(by=None)
    record_sight(user, version)
    return version
