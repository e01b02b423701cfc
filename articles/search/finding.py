"""Finds published stories: exactly those that hold what was asked for, the newest of them first."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import cached_property
from math import sqrt
from time import monotonic
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from articles.models import Article, Byline
from articles.prepared import Prepared, padded
from articles.search import ranking
from articles.search.bigrams import terms
from articles.search.marks import months
from articles.search.models import SearchEntry
from articles.search.tokens import Sought, keys

MOST_COUNTED = 1_000
FIRST_YEAR, LAST_YEAR = 1900, 2900  # days beyond are no limit, and overflow in time zones
FIRST_LOOK = 2_000  # stories, the newest: what is common is found among them
ENOUGH_TO_GUESS = 50  # stories found, to tell how far back to look for all the rest
ROOM = 1.25  # times as far as it seems necessary then


class Hit(NamedTuple):
    pk: int
    published_at: datetime
    marks: str  # as `SearchEntry.marks`
    title: str = ""  # as `SearchEntry.title`, where the order asks for it


class Results(Sequence):
    """What was found: the stories, best or newest first, to be taken by slices (a `Paginator` does).

    `terms` are the folded words that were looked for. Counting stops at MOST_COUNTED, the newest
    (`is_capped` says if there is more), and so do the pages: nobody reads the thousandth result.
    """

    ordered = True

    def __init__(self, look, terms, order):
        self._look, self._order = look, order
        self.terms = [term.text for term in terms]

    @cached_property
    def _found(self):
        return self._look() if self.terms else []

    @cached_property
    def hits(self):
        """Every `Hit` that is counted, in order."""
        newest = self._found[:MOST_COUNTED]
        return ranking.best_first(newest, self.terms) if self._order == "best" else newest

    @property
    def is_capped(self):
        """True if more was found than is counted and shown."""
        return len(self._found) > MOST_COUNTED

    def count(self):
        """How many were found, MOST_COUNTED at most."""
        return len(self)

    def __len__(self):
        return len(self.hits)

    def __getitem__(self, key):
        """Some of the stories by a slice, or one: with what is shown of them, and the names of their
        `people`. 2 queries."""
        if not isinstance(key, slice):
            return self[key : key + 1][0]
        keys = [hit.pk for hit in self.hits[key]]
        found = {story.pk: story for story in _stories.all(padded(keys))} if keys else {}
        for story in found.values():
            story.people = []
        for key, name in _people.all(padded(found)) if found else ():
            found[key].people.append(name)
        return [found[key] for key in keys if key in found]


SHOWN = ("kicker", "headline", "body", "published_at", "column__name", "column__slug")
_stories = Prepared(
    lambda keys: Article.objects.published().filter(pk__in=keys).select_related("column").only(*SHOWN)
)
_people = Prepared(
    lambda keys: (
        Byline.objects.filter(article__in=keys)
        .order_by("position", "pk")
        .values_list("article", "reporter__name")
    )
)


def search(query, *, order="newest", since=None, until=None, issue=None, marks=()):
    """The published stories that hold every term of the query, as `Results`.

    `order` is "newest" or "best" (ranking.py). `since` and `until` are days, both included;
    `issue` is a queryset of stories to look among; `marks` are what the stories must bear besides
    (marks.py). Any text is a query (see `bigrams.terms`); one without a letter or figure finds
    nothing.
    """
    wanted = terms(query)
    stories, start, end = Article.objects.published(), None, timezone.now()
    if since and since.year >= FIRST_YEAR:
        start = _start_of(since)
        stories = stories.filter(published_at__gte=start)
    if until and until.year <= LAST_YEAR:
        end = min(end, _start_of(until + timedelta(days=1)))
        stories = stories.filter(published_at__lt=end)
    if issue is not None:
        stories = stories.filter(pk__in=issue)
    entry = SearchEntry.objects.filter(pk=OuterRef("pk"))
    fields = [Subquery(entry.values(name)) for name in ("marks", *(["title"] if order == "best" else []))]

    def look():
        key = None if issue is not None else (since, until)  # an issue is small enough
        return _look(stories, wanted, frozenset(marks), (start, end), ["pk", "published_at", *fields], key)

    return Results(look, wanted, order)


def _look(stories, wanted, marks, period, fields, period_key):
    """The newest MOST_COUNTED + 1 hits, or all if there are no more.

    Looks among the newest stories first. What is common is found there; how much is found tells
    how far back to look for the rest, and so on. So no story is looked at that need not be.
    """
    start, end = period
    newest, edge, oldest = _extent(stories, period_key) if period_key else (None, None, None)
    sought = Sought(
        all_of=marks.union(*(term.tokens for term in wanted)),
        phrases=tuple(term.text for term in wanted if not term.is_exact),
    )
    found, before = [], None
    while True:
        since = edge or start
        one_of = months(since, before or end) if since else ()
        within = stories.filter(pk__in=keys(sought._replace(one_of=one_of)))
        if edge:
            within = within.filter(published_at__gte=edge)
        if before:
            within = within.filter(published_at__lt=before)
        rows = within.newest_first().values_list(*fields)
        found += [Hit(*row) for row in rows[: MOST_COUNTED + 1 - len(found)]]
        if edge is None or len(found) > MOST_COUNTED:
            return found
        before, edge = edge, _further_back(newest, edge, oldest, len(found))


def _extent(stories, key):
    """When the newest of these stories was published, the one FIRST_LOOK after it, and the oldest;
    None for each if there are fewer.

    Where to look first is a guess anyhow: it is remembered for a minute for stories of the same `key`.
    """
    minute = int(monotonic() / 60)
    if _extents.get("minute") != minute:
        _extents.clear()
        _extents["minute"] = minute
    if key not in _extents:
        moments = stories.newest_first().values_list("published_at", flat=True)
        edge = next(iter(moments[FIRST_LOOK : FIRST_LOOK + 1]), None)
        _extents[key] = (moments.first(), edge, moments.last()) if edge else (None, None, None)
    return _extents[key]


_extents = {}


def _further_back(newest, edge, oldest, count):
    """How far back as many stories stand as are counted; None for all that there are.

    Of few that were found it is taken for likely that more stand there: twice the deviation of
    such a count. It is cheaper to look again than to find thousands of which a thousand are shown.
    """
    likely = count / ROOM if count >= ENOUGH_TO_GUESS else count + 2 * sqrt(count) + 3
    span = (newest - edge) * (MOST_COUNTED / likely)
    return newest - span if newest - oldest > span > newest - edge else None


def _start_of(day):
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())
