"""The lists, for readers: the newest page, a numbered page, the newest few.

A list's numbered pages are counted from the oldest; the newest page shows what stands after
them, 20 to 39 stories. A page once numbered shows the same stories for ever, but for those that
are withdrawn, and leads on to the next by its number, which for a while is the newest page still
(`StillNewest`). What readers may see is asked each time (rule 4): nothing here waits for a clock.
"""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.db.models import Count, F, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from articles.listing.memberships import stories_in_lists
from articles.listing.models import WHOLE, Listed, ListPage, StoryList
from articles.models import Article
from articles.prepared import Prepared, padded
from newsroom.links import address_of_number

WORDS = 90  # of an excerpt
LARGEST = 10**8  # no list has so many pages, and every database counts so far


class Headline(NamedTuple):
    """Of a story what a line shows of it."""

    pk: int
    headline: str
    published_at: datetime | None = None

    @classmethod
    def from_line(cls, line):
        pk, headline = line.split(" ", 1)
        return cls(int(pk), headline)

    def get_absolute_url(self):
        return address_of_number("public:article", self.pk)


class NoSuchPage(LookupError):
    pass


class StillNewest(NoSuchPage):
    """What will once be this page is on the newest one."""


@dataclass
class Page:
    """Stories, newest first. `number` is None on the newest page; `earlier` and `later` are the
    numbers of the pages next to it. `count` is how many stories the whole list has: on the
    newest page alone, as no other may change when one is published."""

    kind: str
    subject: int
    number: int | None = None
    stories: list = field(default_factory=list)
    earlier: int | None = None
    later: int | None = None
    count: int | None = None

    def __iter__(self):
        return iter(self.stories)

    def __len__(self):
        return len(self.stories)


def stories_in(kind, subject=WHOLE):
    """The published stories of a list, newest first: for a slice, which costs no more for more."""
    stories = Article.objects.published().filter(_of_list(kind, subject))
    return stories.order_by("-listed__at", "-listed__article_id")


def newest(kind, subject=WHOLE):
    """The newest page. It is there, and empty, for a list that has no stories. 2 queries and a card's."""
    page = Page(kind, subject, count=0)
    if ends := _ends.all(kind, subject):
        begin = ends[-1]
        page.earlier = begin.number - 1 or None
        page.count = begin.stories_now
        page.stories = _since.all(begin.list_id, begin.at, begin.article_id)
    return page


def page(kind, subject, number):
    """The page of this number, from 1. Raises `NoSuchPage`, or `StillNewest` where it is not closed."""
    now = timezone.now()
    if not 1 <= number < LARGEST:
        raise NoSuchPage
    found = _pages.all(kind, subject, number, number + 2)
    seen = [each for each in found if each.at <= now]
    if not seen:
        raise NoSuchPage
    if len(seen) < 3:
        raise StillNewest
    begin, end, _after = seen
    stories = _between.all(begin.list_id, begin.at, begin.article_id, end.at, end.article_id)
    return Page(kind, subject, number, stories, earlier=number - 1 or None, later=number + 1)


def _of_list(kind, subject):
    """The condition on stories that they stand in this list now."""
    return Q(listed__list=_list(kind, subject), listed__at__lte=timezone.now())


def _list(kind, subject):
    """As a subquery, which is answered before the plan is followed: the index is then read in order."""
    return Subquery(StoryList.objects.filter(kind=kind, subject=subject).values("pk")[:1])


def _last_pages(kind, subject):
    """The beginnings of the last two pages that have begun, with how many stories the list has."""
    now = timezone.now()
    ahead = Listed.objects.filter(list=OuterRef("list"), at__gt=now).values("list").values(n=Count("*"))
    pages = ListPage.objects.filter(list=_list(kind, subject), at__lte=now).order_by("-at", "-article_id")
    return pages.annotate(stories_now=F("list__stories") - Coalesce(Subquery(ahead), 0))[:2]


def _from(pk, at, story):
    after = Q(listed__at__gt=at) | Q(listed__at=at, listed__article__gte=story)
    return Q(after, listed__list=pk, listed__at__gte=at)


def _in_order(condition):
    stories = Article.objects.published().filter(condition)
    return stories.order_by("-listed__at", "-listed__article_id").for_cards().with_opening(WORDS)


_ends = Prepared(_last_pages)
_pages = Prepared(
    lambda kind, subject, first, last: ListPage.objects.filter(
        list=_list(kind, subject), number__range=(first, last)
    ).order_by("number")
)
_since = Prepared(lambda pk, at, story: _in_order(_from(pk, at, story) & Q(listed__at__lte=timezone.now())))
_between = Prepared(
    lambda pk, at, story, end, before: _in_order(
        _from(pk, at, story)
        & Q(listed__at__lte=end)
        & (Q(listed__at__lt=end) | Q(listed__at=end, listed__article__lt=before))
    )
)


def headlines_between(kind, subject, since, until):
    """The headlines of a list that were published from `since` to before `until` (moments), newest
    first. One query."""
    return [Headline(*row) for row in _headlines_between.all(kind, subject, since, until)]


_headlines_between = Prepared(
    lambda kind, subject, since, until: (
        Article.objects.published()
        .filter(_of_list(kind, subject), listed__at__gte=since, listed__at__lt=until)
        .order_by("-listed__at", "-listed__article_id")
        .values_list(*Headline._fields)
    )
)


def newest_of_each(kind, number):
    """The newest headlines of each list of this kind, so many of each: {subject: [headlines]}, without
    those that have none. 2 queries, and no longer ones for longer lists."""
    found = _newest_of_each(number).all(kind)
    stories = _headlines.all(padded(pk for _subject, *pks in found for pk in pks if pk)) if found else []
    by_id = {row[0]: Headline(*row) for row in stories}
    newest = {subject: [by_id[pk] for pk in pks if pk in by_id] for subject, *pks in found}
    return {subject: each for subject, each in newest.items() if each}


def newest_story(kind):
    """For `annotate` of columns, people …: the newest story in the list of each, as `Headline.from_line`
    reads it, or None. Number and words in one, as each is looked up by itself."""
    of_each = StoryList.objects.filter(kind=kind, subject=OuterRef(OuterRef("pk"))).values("pk")[:1]
    listed = Q(listed__list=Subquery(of_each), listed__at__lte=timezone.now())
    stories = Article.objects.published().filter(listed).order_by("-listed__at", "-listed__article_id")
    line = Concat(Cast("pk", TextField()), Value(" "), "headline", output_field=TextField())
    return Subquery(stories.values_list(line)[:1])


@cache
def _newest_of_each(number):
    def ids(kind):
        rows = Listed.objects.filter(list=OuterRef("pk"), at__lte=timezone.now())
        rows = rows.order_by("-at", "-article_id").values("article_id")
        lists = StoryList.objects.filter(kind=kind, stories__gt=0).exclude(subject=WHOLE)
        return lists.values_list("subject", *(Subquery(rows[at : at + 1]) for at in range(number)))

    return Prepared(ids)


_headlines = Prepared(
    lambda ids: Article.objects.published().filter(pk__in=ids).order_by().values_list(*Headline._fields)
)


def counts(kind):
    """How many stories each list of this kind has, as {subject: number}; none for an empty list."""
    now = timezone.now()
    lists = StoryList.objects.filter(kind=kind, stories__gt=0)
    known = dict(lists.exclude(subject=WHOLE).values_list("subject", "stories"))
    ahead = Listed.objects.filter(
        list__kind=kind, article__in=stories_in_lists().filter(published_at__gt=now)
    )
    for subject, number in ahead.values_list("list__subject").annotate(n=Count("*")):
        if subject in known:
            known[subject] -= number
    return {subject: number for subject, number in known.items() if number > 0}
