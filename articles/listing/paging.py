"""Draws the pages of lists: the next begins where twenty stories stand on the last.

What readers have not been able to see, because its time is still to come, is drawn anew as often
as it takes. What they have seen stays, but where so much was back-dated into a page that it got
too long: then that page and those after it are drawn anew, and `redrawn` is sent.
"""

from collections import defaultdict

from django.db import connection
from django.utils import timezone

from articles.listing.models import Kind, ListPage
from articles.listing.signals import redrawn

PER_PAGE = 20
PER_PAGE_OF = {Kind.PHOTOS: 10}  # a story may bring several
CROWDED = 3  # times as many stories as a page has

SIZE = "CASE s.kind {} ELSE {} END".format(
    " ".join(f"WHEN '{kind}' THEN {size}" for kind, size in PER_PAGE_OF.items()), PER_PAGE
)
# The `MATERIALIZED` steps keep PostgreSQL from looking at more than the last page of a list.
NEXT_PAGES = f"""
    WITH ends AS MATERIALIZED (
        SELECT s.id AS list_id, {SIZE} AS size,
               (SELECT max(p.number) FROM listing_listpage p WHERE p.list_id = s.id) AS number
        FROM listing_storylist s {{where}}
    ), last AS MATERIALIZED (
        SELECT ends.size, p.list_id, p.number, p.at, p.article_id
        FROM ends JOIN listing_listpage p ON p.list_id = ends.list_id AND p.number = ends.number
    )
    INSERT INTO listing_listpage (list_id, number, at, article_id)
    SELECT list_id, number + (place - 1) / size, at, article_id
    FROM (
        SELECT last.list_id, last.number, last.size, l.at, l.article_id,
               row_number() OVER (PARTITION BY l.list_id ORDER BY l.at, l.article_id) AS place
        FROM last JOIN listing_listed l
          ON l.list_id = last.list_id AND (l.at, l.article_id) >= (last.at, last.article_id)
    ) AS open
    WHERE place > 1 AND (place - 1) = size * ((place - 1) / size)
"""  # noqa: S608
# The pages on which some stories stand, as far as they are closed and hold too many.
CROWDED_PAGES = f"""
    WITH pages AS MATERIALIZED (
        SELECT DISTINCT list_id, (
            SELECT p.number FROM listing_listpage p
            WHERE p.list_id = l.list_id AND (p.at, p.article_id) <= (l.at, l.article_id)
            ORDER BY p.at DESC, p.article_id DESC LIMIT 1
        ) AS number
        FROM listing_listed l WHERE l.article_id IN ({{ids}})
    )
    SELECT s.kind, s.subject, s.id, p.number
    FROM pages
    JOIN listing_storylist s ON s.id = pages.list_id
    JOIN listing_listpage p ON p.list_id = pages.list_id AND p.number = pages.number
    JOIN listing_listpage n ON n.list_id = pages.list_id AND n.number = pages.number + 1
    WHERE {CROWDED} * {SIZE} < (
        SELECT count(*) FROM listing_listed l
        WHERE l.list_id = p.list_id
          AND (l.at, l.article_id) >= (p.at, p.article_id) AND (l.at, l.article_id) < (n.at, n.article_id)
    )
"""  # noqa: S608


def draw(lists, stories):
    """Draws the next pages of these lists (ids), into which these stories (ids) have come."""
    unread = ListPage.objects.filter(at__gt=timezone.now())
    if unread_in := set(unread.values_list("list", flat=True)):
        unread.delete()
    _next_pages(unread_in | lists)
    if crowded := _crowded(stories):
        for kind, subject, pk, number in crowded:
            ListPage.objects.filter(list=pk, number__gt=number).delete()
            redrawn.send(sender=ListPage, kind=kind, subject=subject, number=number)
        _next_pages({pk for _kind, _subject, pk, _number in crowded})


def draw_all():
    """Draws the pages of all lists, each of which has its first page already."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_PAGES.format(where=""))


def _next_pages(lists):
    if lists:
        with connection.cursor() as cursor:
            cursor.execute(NEXT_PAGES.format(where=f"WHERE s.id IN ({_places(lists)})"), sorted(lists))


def _crowded(stories):
    """The first crowded page of each list, as (kind, subject, id of the list, number)."""
    if not stories:
        return []
    with connection.cursor() as cursor:
        cursor.execute(CROWDED_PAGES.format(ids=_places(stories)), list(stories))
        found = defaultdict(list)
        for kind, subject, pk, number in cursor.fetchall():
            found[kind, subject, pk].append(number)
    return [(*key, min(numbers)) for key, numbers in sorted(found.items())]


def _places(values):
    return ", ".join(["%s"] * len(values))
