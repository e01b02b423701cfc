"""The lists, for readers: the newest page, a numbered page, the newest few.

A list's numbered pages are counted from the oldest; the newest page shows what stands after
them, 20 to 39 stories. A page once numbered shows the same stories for ever, but for those that
are withdrawn, and leads on to the next by its number, which for a while is the newest page still
(`StillNewest`). What readers may see is asked each time (rule 4): nothing here waits for a clock.
"""

from dataclasses import dataclass, field

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.listing.memberships import stories_in_lists
from articles.listing.models import WHOLE, Listed, ListPage, StoryList
from articles.models import Article
from articles.prepared import Prepared

LARGEST = 10**8  # no list has so many pages, and every database counts so far


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
    now = timezone.now()
    stories = Article.objects.published().filter(listed__list=_list(kind, subject), listed__at__lte=now)
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
    return stories.order_by("-listed__at", "-listed__article_id").for_cards()


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


def newest_of_each(kind, subjects, number):
    """The newest stories of several lists, so many of each: {subject: [stories]}, without those that
    have none. Headlines and times only. 2 queries, and no longer ones for longer lists."""
    now = timezone.now()
    rows = Listed.objects.filter(list=OuterRef("pk"), at__lte=now).order_by("-at", "-article_id")
    places = {f"story_{at}": Subquery(rows.values("article_id")[at : at + 1]) for at in range(number)}
    lists = StoryList.objects.filter(kind=kind, subject__in=subjects, stories__gt=0)
    found = list(lists.annotate(**places).values("subject", *places))
    stories = Article.objects.published().only("headline", "published_at")
    stories = stories.in_bulk({row[name] for row in found for name in places if row[name]})
    newest = {
        row["subject"]: [stories[row[name]] for name in places if row[name] in stories] for row in found
    }
    return {subject: each for subject, each in newest.items() if each}


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
