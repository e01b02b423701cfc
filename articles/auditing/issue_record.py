"""The record of an issue (三审三校记录): who proofread and signed each page, who reviewed each story, and when.

Read from the signatures and reviews themselves, those that were void again included: what an
inspector asks for, in one document.
"""

from dataclasses import dataclass, field

from django.db.models import Prefetch

from articles.issues.models import PageSignature, Placement
from articles.models import Byline, Correction, Event, Review
from newsroom.ledger.models import Entry

Kind = PageSignature.Kind


@dataclass
class StoryRecord:
    """A story on its page: the standing reviews by stage, and those that lost their force."""

    placement: object
    reviews: list  # (label, Review or None)
    voided: list
    published: object  # the Event that made it public, or None
    corrections: list
    loaded: bool  # it was published before it came here

    @property
    def story(self):
        return self.placement.article

    @property
    def lacks(self):
        """The labels of reviews that it has not; none is asked of a story that came in published."""
        return [] if self.loaded else [label for label, review in self.reviews if review is None]


@dataclass
class PageRecord:
    """A page: its standing proofs and signatures by kind, and those that lost their force."""

    page: object
    signatures: list  # (label, PageSignature or None)
    voided: list
    stories: list = field(default_factory=list)

    @property
    def lacks(self):
        return [label for label, signature in self.signatures if signature is None]


def pages_of(issue):
    """The `PageRecord`s of an issue, in order. Some ten queries, however many stories there are."""
    pages = issue.pages.order_by("number").prefetch_related(
        Prefetch("signatures", PageSignature.objects.select_related("by").order_by("at", "pk")),
        Prefetch("placements", Placement.objects.in_order().select_related("article")),
    )
    pages = list(pages)
    ids = [placement.article_id for page in pages for placement in page.placements.all()]
    reviews = by_story(Review.objects.filter(article__in=ids).select_related("reviewer").order_by("at", "pk"))
    acts = by_story(
        Event.objects.filter(article__in=ids, verb__in=["publish", "load"]).select_related("actor")
    )
    corrections = by_story(
        Correction.objects.filter(article__in=ids).select_related("by").order_by("at", "pk")
    )
    names = names_of(ids)
    found = []
    for page in pages:
        given = list(page.signatures.all())
        record = PageRecord(page, standing(given, Kind, "kind"), [each for each in given if each.voided_at])
        for placement in page.placements.all():
            pk = placement.article_id
            placement.article.names = names.get(pk, "")
            record.stories.append(
                StoryRecord(
                    placement,
                    standing(reviews.get(pk, []), Review.Stage, "stage"),
                    [each for each in reviews.get(pk, []) if each.voided_at],
                    next((each for each in reversed(acts.get(pk, [])) if each.verb == "publish"), None),
                    corrections.get(pk, []),
                    any(each.verb == "load" for each in acts.get(pk, [])),
                )
            )
        found.append(record)
    return found


def by_story(rows):
    found = {}
    for row in rows:
        found.setdefault(row.article_id, []).append(row)
    return found


def standing(rows, kinds, name):
    """(label, the row of this kind that stands, or None), for each kind."""
    stand = {getattr(row, name): row for row in rows if row.voided_at is None}
    return [(kind.label, stand.get(kind.value)) for kind in kinds]


def names_of(ids):
    """Who signed each story for the reader, as one line."""
    found = {}
    bylines = (
        Byline.objects.filter(article__in=ids)
        .select_related("reporter")
        .order_by("article", "position", "pk")
    )
    for byline in bylines:
        found[byline.article_id] = f"{found.get(byline.article_id, '')} {byline.reporter.name}".strip()
    return found


def chain_of(issue):
    """The first and the latest row of the ledger about this issue, or (None, None)."""
    rows = Entry.objects.about(f"issues.issue:{issue.pk}")
    return rows.order_by("number").first(), rows.newest_first().first()
