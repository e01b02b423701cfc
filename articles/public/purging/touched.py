"""The names (keys.py) of what shows a story, an issue, a photo, or what has a name."""

from datetime import timedelta

from django.db.models import Q

from articles.issues.models import Placement
from articles.listing.models import Listed, ListPage
from articles.models import Correction, PhotoUse
from articles.public import keys

# Who is published later than this has been back-dated, and stands on a page of a list that is full.
BACK_DATED = timedelta(hours=1)
FEW = 100  # rows: more than a correction or a person's whole day moves


def by_stories(ids):
    """These stories wherever they are shown, their photos, and the paper on whose pages they stand."""
    found = {keys.SITEMAPS, *(keys.story(pk) for pk in ids)}
    photos = PhotoUse.objects.filter(article__in=ids).order_by().values_list("photo", flat=True)
    found |= {keys.photo(pk) for pk in photos}
    dates = Placement.objects.filter(article__in=ids).order_by().values_list("page__issue__date", flat=True)
    found |= {keys.paper(date) for date in dates}
    if Correction.objects.filter(article__in=ids).exists():
        found.add(keys.CORRECTIONS)
    return found


def beside(ids):
    """The stories on the same pages of the paper, which lead on to these."""
    pages = Placement.objects.filter(article__in=ids).values("page")
    return {
        keys.story(pk) for pk in Placement.objects.filter(page__in=pages).values_list("article", flat=True)
    }


def by_issue(issue):
    """The issue, those that lead on to it, and its stories, which say now where they stand."""
    others = type(issue).objects.published().exclude(pk=issue.pk)
    dates = [
        issue.date,
        *others.filter(date__lt=issue.date).order_by("-date").values_list("date", flat=True)[:1],
        *others.filter(date__gt=issue.date).order_by("date").values_list("date", flat=True)[:1],
    ]
    stories = Placement.objects.filter(page__issue=issue).values_list("article", flat=True)
    return (
        {keys.issue(date) for date in dates} | {keys.story(pk) for pk in stories} | {keys.paper(issue.date)}
    )


def by_photo(photo):
    stories = photo.uses.values_list("article", flat=True)
    return {keys.photo(photo.pk), *(keys.story(pk) for pk in stories)}


def by_name(kind, pk):
    """All stories that stand in this list, its pages, and the overviews that name it."""
    stories = Listed.objects.filter(list__kind=kind, list__subject=pk).values_list("article", flat=True)
    numbered = ListPage.objects.filter(list__kind=kind, list__subject=pk).values_list("number", flat=True)
    return {
        keys.HOME,
        keys.MAP,
        keys.SITEMAPS,
        keys.listing(kind),
        keys.listing(kind, pk),
        *(keys.listing(kind, pk, number) for number in numbered),
        *(keys.story(each) for each in stories),
    }


def lists_of(rows, now):
    """The newest pages of these lists, and the numbered page on which a back-dated story stands.

    `rows`: of (kind, subject, at, id of the story).
    """
    found = {keys.listing(kind, subject) for kind, subject, _at, _pk in rows}
    kinds = {kind for kind, _subject, _at, _pk in rows}
    if "district" in kinds:
        found.add(keys.MAP)
    if "column" in kinds:  # with their newest headlines
        found.add(keys.HOME)
    back_dated = [row for row in rows if row[2] < now - BACK_DATED]
    if len(back_dated) > FEW:  # an archive was loaded
        return {keys.ALL}
    return found | {keys.listing(row[0], row[1], number_of_page(*row)) for row in back_dated}


def number_of_page(kind, subject, at, pk):
    """The number of the page of a list on which a story stands that was published then."""
    begun = Q(at__lt=at) | Q(at=at, article_id__lte=pk)
    pages = ListPage.objects.filter(begun, list__kind=kind, list__subject=subject)
    return pages.order_by("-at", "-article_id").values_list("number", flat=True).first() or 1


def pages_of(kind, subject, number):
    """The pages of a list from this number on, also those that are there no more."""
    last = ListPage.objects.filter(list__kind=kind, list__subject=subject).order_by("-number").first()
    highest = (last.number if last else number) + 2
    return {
        keys.listing(kind, subject),
        *(keys.listing(kind, subject, n) for n in range(number, highest + 1)),
    }
