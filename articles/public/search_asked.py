"""What an address of the search asks for: words, order, and what narrows it. All of it stands there.

Nothing in an address is wrong enough to refuse it: what nobody knows is told in a sentence
(`Asked.problems`), and the rest is searched.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, Exists, OuterRef, Value
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.issues.models import Placement
from articles.models import Article, Byline, Column
from articles.search.bigrams import LONGEST_QUERY
from articles.search.finding import FIRST_YEAR, LAST_YEAR, search
from newsroom.districts.models import District
from newsroom.reporters.models import Reporter

ORDERS = ("newest", "best")
NAMED = {"district": "dis", "column": "col", "reporter": "rep"}  # filters by a mark of the story


@dataclass
class Chip:
    """A filter that is on: its words, and the address without it."""

    name: str
    label: str
    without: str


@dataclass
class Asked:
    query: str = ""
    order: str = "newest"
    year: int | None = None
    since: date | None = None
    until: date | None = None
    issue: date | None = None
    marks: dict[str, str] = field(default_factory=dict)  # name of the filter → mark
    given: dict[str, str] = field(default_factory=dict)  # what was understood, as in the address
    labels: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def results(self, order=None):
        since, until = self.since, self.until
        if self.year:
            since = max(filter(None, [since, date(self.year, 1, 1)]))
            until = min(filter(None, [until, date(self.year, 12, 31)]))
        issue = None
        if self.issue:
            issue = Placement.objects.published().filter(page__issue__date=self.issue).values("article")
        marks = self.marks.values()
        return search(
            self.query, order=order or self.order, since=since, until=until, issue=issue, marks=marks
        )

    def address(self, **changes):
        """The query string with some parameters changed (None takes one away), `?` included."""
        given = {"q": self.query, **self.given, **changes}
        return "?" + urlencode({name: value for name, value in given.items() if value not in ("", None)})

    @property
    def chips(self):
        return [Chip(name, label, self.address(**{name: None})) for name, label in self.labels.items()]

    @property
    def newest_first(self):
        return self.address(order=None)

    @property
    def best_first(self):
        return self.address(order="best")

    @property
    def without_filters(self):
        return self.address(**dict.fromkeys(self.labels))


def asked_in(parameters):
    """`parameters` of an address (a QueryDict) → `Asked`. One query at most, for names."""
    given = {name: value.strip() for name, value in parameters.items() if value.strip()}
    asked = Asked(query=given.pop("q", ""))
    if len(asked.query) > LONGEST_QUERY:
        asked.query = asked.query[:LONGEST_QUERY]
        sentence = _("Only the first %(n)s characters were searched for.")
        asked.problems.append(sentence % {"n": LONGEST_QUERY})
    if given.get("order") in ORDERS[1:]:
        asked.order = asked.given["order"] = given["order"]
    _take_year(asked, given.get("year", ""))
    for name in ("since", "until", "issue"):
        _take_day(asked, name, given.get(name, ""))
    _take_names(asked, {name: given[name] for name in NAMED if name in given})
    return asked


def _take_year(asked, text):
    if not text:
        return
    if text.isascii() and text.isdecimal() and FIRST_YEAR <= int(text[:5]) <= LAST_YEAR:
        asked.year = int(text)
        _keep(asked, "year", text, _("%(year)s (year)") % {"year": text})
    else:
        _refuse(asked, text)


def _take_day(asked, name, text):
    if not text:
        return
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        return _refuse(asked, text)
    setattr(asked, name, day)
    words = {"since": _("from %(day)s"), "until": _("until %(day)s"), "issue": _("issue of %(day)s")}[name]
    _keep(asked, name, text, words % {"day": date_format(day, "DATE_FORMAT")})


def _take_names(asked, given):
    """Looks all names up at once. Who readers cannot know is as unknown as who is not there."""
    readable = {name: value for name, value in given.items() if value.isprintable()}
    questions = [rows for name, value in readable.items() for rows in _rows(name, value)]
    found = {}
    if questions:
        first, *others = questions
        found = {kind: (pk, label) for kind, pk, label in first.union(*others, all=True).order_by()}
    for name, value in given.items():
        if name in found:
            pk, label = found[name]
            asked.marks[name] = f"{NAMED[name]}{pk}"
            _keep(asked, name, value, label)
        else:
            _refuse(asked, value)


def _rows(name, value):
    kind = Value(name, CharField())
    if name == "district":
        yield District.objects.filter(path=value).order_by().values_list(kind, "pk", "full_name")
    elif name == "column":
        yield Column.objects.for_readers().filter(slug=value).order_by().values_list(kind, "pk", "name")
    elif value.isascii() and value.isdecimal() and len(value) < 10:
        signed = Byline.objects.filter(reporter=OuterRef("pk"), article__in=Article.objects.published())
        people = Reporter.objects.filter(Exists(signed), pk=int(value))
        yield people.order_by().values_list(kind, "pk", "name")


def _keep(asked, name, text, label):
    asked.given[name], asked.labels[name] = text, label


def _refuse(asked, text):
    sentence = _("There is nothing called “%(text)s” to narrow the search by. It was left out.")
    asked.problems.append(sentence % {"text": text[:40]})
