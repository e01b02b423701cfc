"""What is other on a page than when it was signed last: what a proof has to show first."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.utils.functional import cached_property

from articles.models import Article, Version
from articles.text.plain import paragraphs
from articles.text.versions import compare_versions


class Item(NamedTuple):
    """One difference: of a field or, in the text, of the `paragraph` (from 0) that now stands there.

    `block` is a `Block`, or for photos a `PhotoComparison`.
    """

    name: str
    label: str
    block: object
    paragraph: int | None


@dataclass
class StoryChange:
    """A story that was changed: `fields` are the `FieldComparison`s of what differs."""

    article: Article
    fields: list

    @cached_property
    def items(self):
        """What differs, field by field and, in the text, paragraph by paragraph: a list of `Item`s."""
        return [
            Item(field.name, field.label, each, self._number(each) if field.name == "body" else None)
            for field in self.fields
            for each in field.items
            if each.kind != "equal"
        ]

    def _number(self, block):
        """The first paragraph that the block covers, as they are counted on a proof: without photos."""
        photos = {n for n, each in enumerate(paragraphs(self.article.body)) if each.photo}
        texts = [n - sum(photo < n for photo in photos) for n in block.new if n not in photos]
        return texts[0] if texts else None


@dataclass
class Changes:
    """Since a signature (`since`, a `PageSignature`): stories that differ, and acts on the page."""

    since: object
    stories: list
    events: list

    def __bool__(self):
        return bool(self.stories or self.events)


def changes_of(state, readable):
    """The `Changes` of a page since it was signed last; None if it never was. Two queries.

    `state` is its `PageState`. Of stories that are not among the ids `readable` nothing is said.
    """
    if not state.signatures:
        return None
    since = max(state.signatures, key=lambda signature: (signature.at, signature.pk))
    articles = [each.article for each in state.placements if each.article_id in readable]
    former = contents_at(since.at, [article.pk for article in articles])
    stories = []
    for article in articles:
        if article.pk not in former:
            continue
        compared = compare_versions(former[article.pk], state.contents[article.pk])
        if fields := [field for field in compared if field.changed]:
            stories.append(StoryChange(article, fields))
    events = state.page.issue.events.filter(
        page_number=state.page.number, verb__in=["place", "unplace"], at__gt=since.at
    )
    return Changes(since, stories, list(events.select_related("actor")))


def contents_at(moment, ids):
    """What readers would have seen of these stories then, as {id: content}. One query."""
    latest = Version.objects.filter(article=OuterRef("pk"), created_at__lte=moment).order_by("-number")
    numbers = Article._base_manager.filter(pk__in=ids).values(version=Subquery(latest.values("pk")[:1]))
    return dict(Version.objects.filter(pk__in=numbers).order_by().values_list("article", "content"))
