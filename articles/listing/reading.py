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
    now = timezone.now()
    page = Page(kind, subject, count=0)
    ahead = Listed.objects.filter(list=OuterRef("list"), at__gt=now).values("list").values(n=Count("*"))
    ends = ListPage.objects.filter(list=_list(kind, subject), at__lte=now).order_by("-at", "-article_id")
    ends = ends.annotate(stories_now=F("list__stories") - Coalesce(Subquery(ahead), 0))[:2]
    if ends := list(ends):
        begin = ends[-1]
        page.earlier = begin.number - 1 or None
        page.count = begin.stories_now
        page.stories = list(_between(begin, None, now))
    return page


def page(kind, subject, number):
    """The page of this number, from 1. Raises `NoSuchPage`, or `StillNewest` where it is not closed."""
    now = timezone.now()
    if not 1 <= number < LARGEST:
        raise NoSuchPage
    asked = ListPage.objects.filter(list=_list(kind, subject), number__range=(number, number + 2))
    found = list(asked.order_by("number"))
    seen = [each for each in found if each.at <= now]
    if not seen:
        raise NoSuchPage
    if len(seen) < 3:
        raise StillNewest
    begin, end, _after = seen
    stories = list(_between(begin, end, now))
    return Page(kind, subject, number, stories, earlier=number - 1 or None, later=number + 1)


def _list(kind, subject):
    """As a subquery, which is answered before the plan is followed: the index is then read in order."""
    return Subquery(StoryList.objects.filter(kind=kind, subject=subject).values("pk")[:1])


def _between(begin, end, now):
    """The published stories from the beginning of one page to that of another, newest first."""
    after = Q(listed__at__gt=begin.at) | Q(listed__at=begin.at, listed__article__gte=begin.article_id)
    within = Q(after, listed__list=begin.list_id, listed__at__gte=begin.at)
    if end:
        before = Q(listed__at__lt=end.at) | Q(listed__at=end.at, listed__article__lt=end.article_id)
        within &= Q(before, listed__at__lte=end.at)
    else:
        within &= Q(listed__at__lte=now)
    return (
        Article.objects.published().filter(within).order_by("-listed__at", "-listed__article_id").for_cards()
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
