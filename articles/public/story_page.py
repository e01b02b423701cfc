"""All that stands on the page of one story, in at most five queries however much there is of each.

The page stays as it is when something else is published: what it leads on to is the issue it
stands in, which is complete, and what was published in its column before it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db.models import CharField, DateTimeField, Exists, F, IntegerField, OuterRef, Q, Value
from taggit.models import Tag

from articles.issues.models import Issue, Page, Placement
from articles.listing.models import Kind, StoryList
from articles.models import Article, Byline, Correction, PhotoUse
from articles.models.card_parts import Fetched
from articles.prepared import Prepared
from articles.reading import Reading
from articles.snapshot import TEXT_FIELDS
from newsroom.districts.models import District, Union
from newsroom.links import address_of_number
from newsroom.reporters.models import Reporter

EARLIER = 4  # stories of the same column
BESIDE = 7  # stories of the same page


class Other(NamedTuple):
    """Another story, with as much as a link to it shows."""

    pk: int
    headline: str
    published_at: datetime | None = None

    def get_absolute_url(self):
        return address_of_number("public:article", self.pk)


@dataclass
class InPrint:
    """Where the story stands in the paper, and what stands around it there."""

    ran: Placement | None = None
    previous: Other | None = None
    next: Other | None = None
    beside: list[Other] = field(default_factory=list)  # of the same page


def published_story(pk):
    """The story with its column and photos, or None where readers may not see it: 2 queries, 1 without photos."""
    for story in _published.all(pk):
        photo_uses = _photo_uses.all(pk) if story.has_photos else ()
        story._prefetched_objects_cache = {"photo_uses": Fetched(photo_uses)}
        return story
    return None


_published = Prepared(
    lambda pk: (
        Article.objects.published()
        .select_related("column")
        .defer("note")
        .annotate(has_photos=Exists(PhotoUse.objects.filter(article=OuterRef("pk"))))
        .filter(pk=pk)
    )
)
_photo_uses = Prepared(
    lambda pk: PhotoUse.objects.shown().filter(article=pk).select_related("photo").defer("photo__metadata")
)


def reading_of(story):
    """The `Reading` of a story that `published_story` gave: 1 query for its names and all it is filed under."""
    return Reading(
        article=story,
        **{name: getattr(story, name) for name in TEXT_FIELDS},
        column=story.column,
        photo_uses=list(story.photo_uses.all()),
        **parts_of(story),
    )


def parts_of(story):
    """Its bylines, districts, unions, tags and corrections: unsaved instances with what is shown of them."""
    found = _parts.all(story.pk)
    parts = {kind: [] for kind in MADE}
    for kind, pk, words, slug, at, _place, other in sorted(found, key=lambda row: (row[5], row[1])):
        parts[kind].append(MADE[kind](story, pk, words, slug, at, other))
    parts["corrections"].sort(key=lambda each: (each.at, each.pk), reverse=True)
    return parts


def _rows_of_parts(story):
    """Rows of (kind, id, words, slug, moment, place, other id) for `parts_of` the story of this id."""

    def rows(found, kind, words, slug=None, at=None, place=None, other=None):
        return found.order_by().values_list(
            Value(kind),
            F("pk"),
            F(words),
            F(slug) if slug else Value("", CharField()),
            F(at) if at else Value(None, DateTimeField()),
            F(place) if place else Value(0, IntegerField()),
            F(other) if other else Value(0, IntegerField()),
        )

    corrections = rows(Correction.objects.filter(article=story), "corrections", "note", at="at")
    bylines = Byline.objects.filter(article=story)
    return corrections.union(  # first: it says that the fifth of them all is a moment
        rows(bylines, "bylines", "reporter__name", "role", place="position", other="reporter_id"),
        rows(District.objects.filter(articles=story), "districts", "full_name", "path", place="position"),
        rows(Union.objects.filter(articles=story), "unions", "full_name"),
        rows(Tag.objects.filter(article=story), "tags", "name", "slug"),
        all=True,
    ).order_by()


_parts = Prepared(_rows_of_parts)

MADE = {
    "bylines": lambda story, pk, words, slug, at, other: Byline(
        pk=pk, article=story, role=slug, reporter=Reporter(pk=other, name=words)
    ),
    "corrections": lambda story, pk, words, slug, at, other: Correction(
        pk=pk, article=story, note=words, at=at
    ),
    "districts": lambda story, pk, words, slug, at, other: District(pk=pk, full_name=words, path=slug),
    "unions": lambda story, pk, words, slug, at, other: Union(pk=pk, full_name=words),
    "tags": lambda story, pk, words, slug, at, other: Tag(pk=pk, name=words, slug=slug),
}


def in_print(story):
    """Where it stands in an issue that readers can see, and what else stands in that: 1 query."""
    pk, rows = story.pk, _of_same_issue.all(story.pk)
    at = next((at for at, row in enumerate(rows) if row[0] == pk), None)
    if at is None:
        return InPrint()
    _pk, _headline, number, name, date, issue_number = rows[at]
    page = Page(issue=Issue(date=date, number=issue_number), number=number, name=name)
    return InPrint(
        Placement(article=story, page=page),
        previous=Other(*rows[at - 1][:2]) if at else None,
        next=Other(*rows[at + 1][:2]) if at + 1 < len(rows) else None,
        beside=[Other(*row[:2]) for row in rows if row[2] == number and row[0] != pk][:BESIDE],
    )


def _issue_of(story):
    """Of each story of the issue in which the story of this id stands, in the order of the paper: its
    id and headline, number and name of the page, date and number of the issue."""
    issue = Issue.objects.published().filter(pages__placements__article=story).values("pk")[:1]
    stories = Article.objects.published().filter(placements__page__issue=issue)
    stories = stories.order_by("placements__page__number", "placements__position", "placements__pk")
    page = [f"placements__page__{name}" for name in ("number", "name", "issue__date", "issue__number")]
    return stories.values_list("pk", "headline", *page)


_of_same_issue = Prepared(_issue_of)


def earlier_in_column(story):
    """What stood in its column before it, the newest first: 1 query, none without a column."""
    if story.column_id is None:
        return []
    return [Other(*row) for row in _earlier.all(story.column_id, story.published_at, story.pk)]


def _before_in(column, at, pk):
    column = StoryList.objects.filter(kind=Kind.COLUMN, subject=column).values("pk")[:1]
    before = Q(listed__at__lt=at) | Q(listed__at=at, listed__article__lt=pk)
    found = Article.objects.published().filter(before, listed__list=column, listed__at__lte=at)
    found = found.order_by("-listed__at", "-listed__article_id")
    return found.values_list("pk", "headline", "published_at")[:EARLIER]


_earlier = Prepared(_before_in)
