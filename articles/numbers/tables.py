"""The tables of the numbers: by person, union, district, column and month.

Each is counted from the same facts, so that two tables of one period never disagree.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median

from django.db.models import Max, Q
from django.utils import timezone

from articles.models import Article, Byline, Column
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter

AUTHORS = [role for role in Byline.Role.values if role != Byline.Role.EDITOR]  # who edits is no author


@dataclass
class Line:
    """One row of a table. Rates are in percent, times in hours; None where there is nothing to count."""

    key: object
    name: str
    detail: str = ""
    filed: int = 0
    used: int = 0
    on_front: int = 0
    leads: int = 0
    characters: int = 0
    photos: int = 0
    returned: int = 0
    pages: set = field(default_factory=set)
    _hours: list = field(default_factory=list)

    def add(self, fact, period):
        if period.holds(fact.filed_at):
            self.filed += 1
            self.returned += fact.was_returned
        if not period.holds(fact.used_at):
            return
        self.used += 1
        self.characters += fact.characters
        self.photos += fact.photos
        if fact.page:
            self.pages.add(fact.page)
            self.on_front += fact.page == 1
            self.leads += fact.weight == "lead"
        if fact.filed_at:
            self._hours.append((fact.used_at - fact.filed_at).total_seconds() / 3600)

    @property
    def return_rate(self):
        return round(100 * self.returned / self.filed) if self.filed else None

    @property
    def hours(self):
        """From filing to publishing, in the middle: half of the stories were faster."""
        return round(median(self._hours), 1) if self._hours else None

    @property
    def page_list(self):
        return "、".join(f"{page:02}" for page in sorted(self.pages))


def total(facts, period, name):
    """All stories of the period, each counted once."""
    line = Line(None, name)
    for fact in facts.values():
        line.add(fact, period)
    return line


def _lines(facts, period, pairs, names):
    """Lines from pairs of (story, key), most used first; `names` is {key: (name, detail)}."""
    lines = {key: Line(key, name, detail) for key, (name, detail) in names.items()}
    for pk, key in pairs:
        if key in lines:
            lines[key].add(facts[pk], period)
    return sorted(lines.values(), key=lambda line: (-line.used, -line.filed, line.name, line.key))


def _pairs(model, facts, period, key, **only):
    """Distinct pairs (story, key) of a relation to stories, for the stories of the facts.

    Asks by the period and not by a list of ids, which a database takes only so many of.
    """
    inside = Q(article__submitted_at__gte=period.start, article__submitted_at__lt=period.end)
    inside |= Q(article__published_at__gte=period.start, article__published_at__lt=period.end)
    pairs = model.objects.filter(inside, **only).values_list("article", key).order_by().distinct()
    return [(pk, value) for pk, value in pairs if pk in facts]


def by_reporter(facts, period):
    """The paper's own people."""
    return _by_person(facts, period, lambda person: person.kind != Reporter.Kind.CORRESPONDENT)


def by_correspondent(facts, period):
    """Those who write from the unions."""
    return _by_person(facts, period, lambda person: person.kind == Reporter.Kind.CORRESPONDENT)


def _by_person(facts, period, counts):
    """Everybody whose name stands on a story and who `counts`; who edited it does not."""
    pairs = _pairs(Byline, facts, period, "reporter", role__in=AUTHORS)
    people = Reporter.objects.filter(pk__in={key for _, key in pairs}).select_related("union")
    names = {
        each.pk: (
            each.name,
            " · ".join(filter(None, [each.get_kind_display(), each.union and each.union.name])),
        )
        for each in people
        if counts(each)
    }
    return _lines(facts, period, pairs, names)


def by_union(facts, period):
    """The unions that stories are about, and those whose correspondents wrote them, each once a story."""
    about = _pairs(Article.unions.through, facts, period, "union")
    wrote = _pairs(Byline, facts, period, "reporter__union", reporter__union__isnull=False, role__in=AUTHORS)
    pairs = sorted({*about, *wrote})
    unions = Union.objects.filter(pk__in={key for _, key in pairs})
    return _lines(
        facts, period, pairs, {union.pk: (union.name, union.get_kind_display()) for union in unions}
    )


def by_district(facts, period):
    """The districts with all that lies in them: a story of a sub-district counts for its district."""
    places = {place.pk: place for place in District.objects.select_related("parent")}
    pairs = set()
    for pk, key in _pairs(Article.districts.through, facts, period, "district"):
        place = places[key]
        while place.parent_id and place.level != District.Level.DISTRICT:
            place = places[place.parent_id]
        pairs.add((pk, place.pk))
    names = {pk: (place.name, "") for pk, place in places.items() if place.level == District.Level.DISTRICT}
    return _lines(facts, period, sorted(pairs), names)


def by_column(facts, period):
    pairs = [(fact.pk, fact.column) for fact in facts.values() if fact.column]
    columns = Column.objects.filter(pk__in={key for _, key in pairs})
    return _lines(facts, period, pairs, {column.pk: (column.name, "") for column in columns})


def by_month(facts, period):
    """Each month by itself, in order: what was filed in it, and what was used in it."""
    lines = {month: Line(month, f"{month:%Y-%m}") for month in period.months()}
    for fact in facts.values():
        for month in {_month(fact.filed_at), _month(fact.used_at)} & set(lines):
            lines[month].add(fact, _Month(month, period))
    return list(lines.values())


class _Month:
    """One month of a period, for `Line.add`."""

    def __init__(self, month, period):
        self.month, self.period = month, period

    def holds(self, moment):
        return self.period.holds(moment) and _month(moment) == self.month


def _month(moment):
    return timezone.localtime(moment).date().replace(day=1) if moment else None


def never_covered(facts, period):
    """The sub-districts, towns and unions that no used story of the period is about.

    Returns ({district: [places]}, [unions]), each place with `latest`, the day of the
    latest story about it, or None if there never was one.
    """
    used = {pk for pk, fact in facts.items() if period.holds(fact.used_at)}
    seen_places = {
        key for pk, key in _pairs(Article.districts.through, facts, period, "district") if pk in used
    }
    seen_unions = {key for pk, key in _pairs(Article.unions.through, facts, period, "union") if pk in used}
    latest_place = _latest(Article.districts.through, "district")
    latest_union = _latest(Article.unions.through, "union")
    places = defaultdict(list)
    level = District.Level.SUBDISTRICT
    for place in District.objects.filter(level=level).select_related("parent").order_by("path"):
        if place.pk not in seen_places:
            place.latest = latest_place.get(place.pk)
            places[place.parent].append(place)
    unions = []
    for union in (
        Union.objects.filter(is_active=True).exclude(kind=Union.Kind.SUBDISTRICT).order_by("kind", "pk")
    ):
        if union.pk not in seen_unions:
            union.latest = latest_union.get(union.pk)
            unions.append(union)
    return dict(places), unions


def _latest(model, key):
    """The day of the latest published story about each, as {id: date}. One grouped query."""
    public = model.objects.filter(article__status="published", article__published_at__lte=timezone.now())
    rows = public.values_list(key).annotate(latest=Max("article__published_at")).order_by()
    return {pk: timezone.localtime(latest).date() for pk, latest in rows}
