"""Finds published stories."""

from datetime import datetime, time, timedelta

from django.db.models import F, Value
from django.db.models.functions import StrIndex
from django.utils import timezone

from articles.models import Article
from articles.search.bigrams import terms
from articles.search.tokens import few_keys

MOST_COUNTED = 1_000
FIRST_YEAR, LAST_YEAR = 1900, 2900  # days beyond are no limit, and overflow in time zones


class Results:
    """What was found, newest first: goes into a `Paginator` as it is.

    `terms` are the folded words that were looked for, `stories` the whole result as a
    queryset. Counting stops at MOST_COUNTED (`is_capped` says if there is more), and so do
    the pages: nobody reads the thousandth result, and counting them all takes long.
    """

    ordered = True

    def __init__(self, stories, terms):
        self.stories = stories
        self.terms = [term.text for term in terms]
        self._counted = None

    def __getitem__(self, key):
        """Some of the stories, by a slice: a queryset that takes more (`for_cards()`).

        Which they are is a subquery, so that SQLite sorts numbers and not whole stories.
        """
        some = self.stories.values("pk")[key]
        return Article.objects.filter(pk__in=some).newest_first()

    def __iter__(self):
        return iter(self[:MOST_COUNTED])

    def __len__(self):
        return self.count()

    def count(self):
        """How many were found, MOST_COUNTED at most. One query, asked once."""
        return min(self._count(), MOST_COUNTED)

    @property
    def is_capped(self):
        """True if more was found than is counted and shown."""
        return self._count() > MOST_COUNTED

    def _count(self):
        if self._counted is None:
            some = self.stories.order_by().values("pk")[: MOST_COUNTED + 1]
            self._counted = some.count()
        return self._counted


def search(query, *, since=None, until=None, district=None, column=None):
    """The published stories that hold every term of the query, newest first.

    `since` and `until` are days, both included; `district` takes in the places within it.
    Any text is a query (see `bigrams.terms`); one without a letter or figure finds nothing.
    """
    wanted = terms(query)
    stories = Article.objects.published()
    if not wanted:
        return Results(stories.none(), [])
    tokens = set().union(*(term.tokens for term in wanted))
    keys = few_keys(tokens, MOST_COUNTED)
    if keys is None:
        stories = stories.filter(search_entry__tokens__holds_all=tokens)
    else:
        stories = stories.filter(pk__in=keys)
    for number, term in enumerate(wanted):
        if not term.is_exact:
            place = {f"term_{number}": StrIndex(F("search_entry__text"), Value(term.text))}
            stories = stories.alias(**place).filter(**{f"term_{number}__gt": 0})
    if since and since.year >= FIRST_YEAR:
        stories = stories.filter(published_at__gte=_start_of(since))
    if until and until.year <= LAST_YEAR:
        stories = stories.filter(published_at__lt=_start_of(until + timedelta(days=1)))
    if district:
        stories = stories.in_district(district)
    if column:
        stories = stories.in_column(column)
    return Results(stories.newest_first(), wanted)


def _start_of(day):
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())
