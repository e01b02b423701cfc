"""Which lists a story belongs to: the one place that says so."""

from django.db.models import CharField, Exists, F, IntegerField, OuterRef, Value

from articles.listing.models import WHOLE, Kind
from articles.models import Article, PhotoUse
from articles.moves import Status
from newsroom.districts.models import District

COLUMNS = ("list_kind", "list_subject", "published_at", "pk")
# The unions above that of a story. The union of a town has two (that of its district, and that of the
# city), the union of an enterprise there three, that of a branch four.
ABOVE = ["unions" + "__parent" * levels for levels in range(1, 5)]


def stories_in_lists():
    """The stories that are in lists: published, also those whose time is still to come."""
    return Article.objects.in_status(Status.PUBLISHED)


def memberships(stories):
    """Rows of (kind, subject, at, id of the story), each once: one query for all these stories.

    A town's story is in the list of its district, too, and a union's in those of the unions above it.
    """
    in_column = stories.exclude(column=None)
    placed = stories.filter(districts__isnull=False)
    in_town = placed.filter(districts__level=District.Level.SUBDISTRICT)
    pictured = stories.filter(Exists(PhotoUse.objects.shown().filter(article=OuterRef("pk"))))
    first, *others = [
        _rows(stories, Kind.ALL),
        _rows(pictured, Kind.PHOTOS),
        _rows(in_column, Kind.COLUMN),
        _rows(in_column, Kind.COLUMN, F("column_id")),
        _rows(stories.filter(tags__isnull=False), Kind.TAG, F("tags__id")),
        _rows(stories.filter(bylines__isnull=False), Kind.REPORTER, F("bylines__reporter_id")),
        _rows(stories.filter(unions__isnull=False), Kind.UNION, F("unions__id")),
        *(
            _rows(stories.filter(**{f"{above}__isnull": False}), Kind.UNION, F(f"{above}_id"))
            for above in ABOVE
        ),
        _rows(placed, Kind.DISTRICT),
        _rows(placed, Kind.DISTRICT, F("districts__id")),
        _rows(in_town, Kind.DISTRICT, F("districts__parent_id")),
    ]
    return first.union(*others).order_by()


def _rows(stories, kind, subject=None):
    whole = Value(WHOLE, IntegerField())
    named = stories.order_by().annotate(
        list_kind=Value(kind.value, CharField()), list_subject=whole if subject is None else subject
    )
    return named.values_list(*COLUMNS)
