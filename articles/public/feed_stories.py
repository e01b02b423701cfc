"""What feeds say of a story besides what a card shows: when it changed, and its tags."""

from django.db.models import Max
from taggit.models import Tag

from articles.models import Correction
from articles.prepared import Prepared, padded


def for_feeds(stories):
    """These stories (a queryset) for an entry each, as a list: with `changed_at` and `tag_names`. 5 queries."""
    stories = list(stories.for_cards())
    by_id = {story.pk: story for story in stories}
    for story in stories:
        story.changed_at, story.tag_names = story.published_at, []
    if by_id:
        ids = padded(by_id)
        for pk, at in _changes.all(ids):
            by_id[pk].changed_at = max(by_id[pk].changed_at, at)
        for pk, name in _tags.all(ids):
            by_id[pk].tag_names.append(name)
    return stories


_changes = Prepared(
    lambda ids: (
        Correction.objects.filter(article__in=ids).order_by().values_list("article").annotate(Max("at"))
    )
)
_tags = Prepared(
    lambda ids: Tag.objects.filter(article__in=ids).order_by("pk").distinct().values_list("article", "name")
)
