"""What was found, counted: by year, district, column, person and issue. Each count is a link.

Counted is what is shown, the newest thousand at most; a link then searches everything.
"""

from collections import Counter
from dataclasses import dataclass

from django.db.models import CharField, Count, Value
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.issues.models import Placement
from articles.models import Column
from articles.public.search_asked import NAMED
from newsroom.districts.models import District
from newsroom.reporters.models import Reporter

MOST = 8  # of a kind
CANDIDATES = 60  # districts looked at: sub-districts are counted, too, and shown within theirs only
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
    """The `Facet`s that would narrow these results. One query."""
    if not results.hits:
        return []
    counts = {kind: Counter() for kind in NAMED.values()}
    years = Counter(timezone.localtime(hit.published_at).year for hit in results.hits)
    for hit in results.hits:
        for mark in hit.marks.split():
            if mark[:3] in counts:
                counts[mark[:3]][int(mark[3:])] += 1
    rows = _named(asked, counts, [hit.pk for hit in results.hits])
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
            for year, count in sorted(years.items(), reverse=True)
        ]
    for kind, number, address, label in rows:
        if kind == "issue":
            day = parse_date(address)
            found[kind].append((date_format(day, "DATE_FORMAT"), number, address))
        elif not (kind == "district" and _is_out_of_sight(asked, address)):
            count = counts[NAMED[kind]][number]
            found[kind].append((label, count, address if kind != "reporter" else number))
    for name in ("district", "column", "reporter"):
        found[name] = sorted(found[name], key=lambda row: -row[1])[:MOST]
    found["issue"] = sorted(found["issue"], key=lambda row: (row[1], row[2]), reverse=True)[:MOST]
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


def _named(asked, counts, keys):
    """(kind, id or count, address, name) of what may be shown, in one query."""
    most = {
        name: [pk for pk, _count in counts[kind].most_common(CANDIDATES if kind == "dis" else MOST)]
        for name, kind in NAMED.items()
        if name == "district" or name not in asked.given
    }
    rows = [
        District.objects.filter(pk__in=most["district"])
        .exclude(level=District.Level.CITY)
        .values_list(_text("district"), "pk", "path", "name")
    ]
    if most.get("column"):
        columns = Column.objects.filter(pk__in=most["column"])
        rows.append(columns.values_list(_text("column"), "pk", "slug", "name"))
    if most.get("reporter"):
        people = Reporter.objects.filter(pk__in=most["reporter"])
        rows.append(people.values_list(_text("reporter"), "pk", _text(""), "name"))
    if "issue" not in asked.given:
        placed = Placement.objects.published().filter(article__in=keys).order_by()
        days = placed.values("page__issue__date").annotate(count=Count("pk"))
        day = Cast("page__issue__date", CharField())
        days = days.values_list(_text("issue"), "count", day, _text(""))
        rows.append(days)
    first, *others = (each.order_by() for each in rows)
    return list(first.union(*others, all=True).order_by()) if others else list(first)


def _text(text):
    return Value(text, CharField())
