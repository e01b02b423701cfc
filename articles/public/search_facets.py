"""What was found, counted: by year, district, column, person and issue. Each count is a link.

Counted is what is shown, the newest thousand at most; a link then searches everything.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import CharField, Count, Value
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.issues.models import Issue, Placement
from articles.models import Column
from articles.prepared import Prepared, padded
from articles.public.days import beginning
from articles.public.search_asked import NAMED
from newsroom.districts.models import District
from newsroom.reporters.models import Reporter

MOST = 8  # of a kind
CANDIDATES = 60  # districts looked at: sub-districts are counted, too, and shown within theirs only
NOBODY = 0  # the id of nothing
FEWEST = 2  # different ones, or there is nothing to choose


@dataclass
class Choice:
    label: str
    count: int
    address: str


@dataclass
class Facet:
    name: str
    title: str
    choices: list[Choice]


def facets_of(asked, results):
    """The `Facet`s that would narrow these results. 2 queries."""
    if not results.hits:
        return []
    counts = _counts(results.hits)
    rows = _named(asked, counts)
    titles = {
        "year": _("Year"),
        "district": pgettext("a place", "District"),
        "column": _("Column"),
        "reporter": pgettext("search", "Byline"),
        "issue": _("Issue"),
    }
    found = {name: [] for name in titles}
    if not asked.year:
        found["year"] = [
            (_("%(year)s (year)") % {"year": year}, count, year)
            for year, count in _years([hit.published_at for hit in results.hits])
        ]
    for name, number, address, label in rows:
        if not (name == "district" and _is_out_of_sight(asked, address)):
            count = counts[NAMED[name]][number]
            found[name].append((label, count, address or number))
    for name in ("district", "column", "reporter"):
        found[name] = sorted(found[name], key=lambda row: -row[1])[:MOST]
    if "issue" not in asked.given:
        most = sorted(_issues(results.hits), key=lambda row: (row[1], row[0]), reverse=True)[:MOST]
        found["issue"] = [(date_format(day, "DATE_FORMAT"), count, day.isoformat()) for day, count in most]
    return [
        Facet(
            name,
            titles[name],
            [Choice(label, count, asked.address(**{name: value})) for label, count, value in choices],
        )
        for name, choices in found.items()
        if len(choices) >= FEWEST
    ]


def _is_out_of_sight(asked, path):
    """Districts first; the places within one when that is chosen."""
    chosen = asked.given.get("district")
    return not path.startswith(f"{chosen}/") if chosen else "/" in path


def _counts(hits):
    """{kind of mark: {its number: stories}}."""
    counts = {kind: Counter() for kind in NAMED.values()}
    for mark, number in Counter(" ".join([hit.marks for hit in hits]).split()).items():
        if mark[:3] in counts:
            counts[mark[:3]][int(mark[3:])] = number
    return counts


def _years(moments):
    """Pairs of year and number, the newest first."""
    moments = sorted(moments)
    end, found = len(moments), []
    while end:
        year = timezone.localtime(moments[end - 1]).year
        begin = bisect_left(moments, beginning(date(year, 1, 1)), hi=end)
        found.append((year, end - begin))
        end = begin
    return found


def _named(asked, counts):
    """(filter, id, address, name) of what may be shown, in one query."""
    most = {
        name: [pk for pk, _count in counts[kind].most_common(CANDIDATES if kind == "dis" else MOST)]
        for name, kind in NAMED.items()
        if name == "district" or name not in asked.given
    }
    return _names.all(*(padded(most.get(name) or [NOBODY]) for name in NAMED))


def _named_by(districts, columns, people):
    rows = [
        District.objects.filter(pk__in=districts)
        .exclude(level=District.Level.CITY)
        .values_list(_text("district"), "pk", "path", "name"),
        Column.objects.filter(pk__in=columns).values_list(_text("column"), "pk", "slug", "name"),
        Reporter.objects.filter(pk__in=people).values_list(_text("reporter"), "pk", _text(""), "name"),
    ]
    first, *others = (each.order_by() for each in rows)
    return first.union(*others, all=True).order_by()


_names = Prepared(_named_by)


def _issues(hits):
    """Pairs of the day of each issue in which one of these stands, and how many do."""
    ids = ",".join([str(hit.pk) for hit in hits])
    return _days.all(f"{{{ids}}}" if connection.vendor == "postgresql" else f"[{ids}]")


def _days_of(ids):
    """`ids`: a thousand, in one text that the database reads as a list."""
    rows = "unnest(%s::bigint[])" if connection.vendor == "postgresql" else "value FROM json_each(%s)"
    placed = Placement.objects.filter(article__in=RawSQL(f"SELECT {rows}", [ids]))  # noqa: S611
    placed = placed.filter(page__issue__in=Issue.objects.published())
    return placed.order_by().values_list("page__issue__date").annotate(Count("pk"))


_days = Prepared(_days_of)


def _text(text):
    return Value(text, CharField())
