"""What the writing screen and the start page show of the reviewers' desk."""

from django import template
from django.db.models import DateTimeField, Exists, OuterRef, Q, Subquery

from articles.models import Article, Version
from articles.moves import BEFORE_PUBLICATION
from articles.reviewing.changes import changed_by_others
from articles.reviewing.models import Comment, Sight
from articles.reviewing.threads import threads_of
from articles.snapshot import snapshot

register = template.Library()
ROWS = 5


@register.simple_tag
def remarks_on(story, user, versions):
    """The panel's content: the threads of a story and who changed it since this person saved it.

    `versions` are its latest, newest first: the text on the screen is that of the first.
    """
    threads = []
    if Comment.objects.filter(article=story.pk).exists():
        threads = threads_of(story, versions[0].content if versions else snapshot(story))
    others = changed_by_others(versions, user)
    names = list(dict.fromkeys(str(version.created_by) for version in others if version.created_by))
    return {
        "threads": threads,
        "open": sum(not thread.comment.is_done for thread in threads),
        "changed_by": names,
        "changes": len(others),
    }


@register.simple_tag
def changed_stories(user):
    """For the start page: own stories that somebody else saved last, and this person has not looked at."""
    if not user.has_perm("articles.add_article"):
        return []
    versions = Version.objects.filter(article=OuterRef("pk")).order_by("-number")
    own = Version.objects.filter(article=OuterRef("pk"), created_by=user)
    seen = Sight.objects.filter(user=user, version=OuterRef("latest_version"))
    stories = (
        Article.objects.by(user)
        .in_status(*BEFORE_PUBLICATION)
        .annotate(
            latest_version=Subquery(versions.values("pk")[:1]),
            latest_by=Subquery(versions.values("created_by")[:1]),
            changed_by=Subquery(versions.values("created_by__name")[:1]),
            changed_at=Subquery(versions.values("created_at")[:1], output_field=DateTimeField()),
        )
        .filter(~Q(latest_by=user), Exists(own), ~Exists(seen), latest_by__isnull=False)
    )
    return list(stories.order_by("-changed_at", "-pk")[:ROWS])
