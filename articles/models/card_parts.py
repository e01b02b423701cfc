"""The bylines and photos of stories in a list: `for_cards` fetches them, with what cards show of them.

As `prefetch_related` would, in as many queries, but without a queryset and a manager for each story.
"""

from typing import NamedTuple

from articles.models.byline import Byline
from articles.models.photo_use import PhotoUse
from articles.prepared import Prepared, padded
from newsroom.reporters.models import Reporter

BATCH = 400  # stories: the longest of `padded`
PHOTO = ("picture", "width", "height", "alt", "caption", "credit", "focal_x", "focal_y", "is_ai_made")
USE = ("article", "caption", "credit", "alt", "is_ai_made", "position", "placement")

_bylines = Prepared(
    lambda ids: (
        Byline.objects.filter(article__in=ids)
        .order_by("position", "pk")
        .values_list("article", "role", "reporter", "reporter__name")
    )
)
_photo_uses = Prepared(
    lambda ids: (
        PhotoUse.objects.shown()
        .filter(article__in=ids)
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


class Signature(NamedTuple):
    """Of a byline what a card shows: a model's instance takes three times as long."""

    role: str
    reporter: Reporter


def attach_parts(stories):
    """Fetches bylines with people and uses with photos of these stories: 2 queries."""
    for start in range(0, len(stories), BATCH):
        by_id = {story.pk: story for story in stories[start : start + BATCH]}
        _attach_bylines(by_id)
        _attach_photo_uses(by_id)


def attach_photos(stories):
    """Fetches uses with photos alone, for what names nobody: 1 query."""
    if by_id := {story.pk: story for story in stories}:
        _attach_photo_uses(by_id)


def _attach_bylines(stories):
    shelves, people = _shelves(stories, "bylines"), {}
    for pk, role, person, name in _bylines.all(padded(stories)):
        if person not in people:
            people[person] = Reporter.from_db(stories[pk]._state.db, ("id", "name"), (person, name))
        shelves[pk].append(Signature(role, people[person]))


def _attach_photo_uses(stories):
    shelves = _shelves(stories, "photo_uses")
    for use in _photo_uses.all(padded(stories)):
        shelves[use.article_id].append(use)
        use._state.fields_cache["article"] = stories[use.article_id]


def _shelves(stories, name):
    """An empty list for each of these stories, which it answers with from now on."""
    shelves = {pk: Fetched() for pk in stories}
    for pk, story in stories.items():
        story.__dict__.setdefault("_prefetched_objects_cache", {})[name] = shelves[pk]
    return shelves
