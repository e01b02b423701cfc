"""The bylines and photos of stories in a list: `for_cards` fetches them, with what cards show of them.

As `prefetch_related` would, in as many queries, but without a queryset and a manager for each story.
"""

from articles.models.byline import Byline
from articles.models.photo_use import PhotoUse
from articles.prepared import Prepared, padded

BATCH = 400  # stories: the longest of `padded`
PHOTO = ("picture", "width", "height", "alt", "caption", "credit", "focal_x", "focal_y", "is_ai_made")
USE = ("article", "caption", "credit", "alt", "is_ai_made", "position", "placement")

_bylines = Prepared(
    lambda ids: (
        Byline.objects.filter(article__in=ids)
        .select_related("reporter")
        .only("article", "role", "position", "reporter__name")
        .order_by("position", "pk")
    )
)
_photo_uses = Prepared(
    lambda ids: (
        PhotoUse.objects.filter(article__in=ids)
        .select_related("photo")
        .only(*USE, *(f"photo__{name}" for name in PHOTO))
        .order_by("position", "pk")
    )
)


class Fetched(list):
    """What `story.bylines` and the like answer where it was fetched with the story."""

    def all(self):
        return self

    def first(self):
        return self[0] if self else None

    def exists(self):
        return bool(self)


def attach_parts(stories):
    """Fetches bylines with people and uses with photos of these stories: 2 queries."""
    for start in range(0, len(stories), BATCH):
        _attach({story.pk: story for story in stories[start : start + BATCH]})


def attach_photos(stories):
    """Fetches uses with photos alone, for what names nobody: 1 query."""
    if by_id := {story.pk: story for story in stories}:
        _attach(by_id, (("photo_uses", _photo_uses),))


def _attach(stories, queries=(("bylines", _bylines), ("photo_uses", _photo_uses))):
    ids = padded(stories)
    for name, query in queries:
        found = {pk: Fetched() for pk in stories}
        for part in query.all(ids):
            found[part.article_id].append(part)
            part._state.fields_cache["article"] = stories[part.article_id]
        for pk, story in stories.items():
            story.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found[pk]
