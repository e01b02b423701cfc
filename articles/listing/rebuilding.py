"""Makes all lists anew from the stories: for a database whose lists are in doubt, and to find out.

The rows are made where they stay, in the database: some 20,000 stories a second.
"""

from django.db import connection, transaction
from django.db.models import Max

from articles.listing import paging
from articles.listing.keeping import lock
from articles.listing.memberships import memberships, stories_in_lists
from articles.listing.models import BEFORE_ALL, Listed, ListPage, StoryList

BATCH = 5_000  # stories

LISTS = """
    WITH m (kind, subject, at, article_id) AS ({rows})
    INSERT INTO listing_storylist (kind, subject, stories)
    SELECT kind, subject, count(*) FROM m WHERE true GROUP BY kind, subject
    ON CONFLICT (kind, subject) DO UPDATE SET stories = listing_storylist.stories + excluded.stories
"""
ROWS = """
    WITH m (kind, subject, at, article_id) AS ({rows})
    INSERT INTO listing_listed (article_id, list_id, at)
    SELECT m.article_id, s.id, m.at
    FROM m JOIN listing_storylist s ON s.kind = m.kind AND s.subject = m.subject
"""


@transaction.atomic
def rebuild():
    """Makes all lists and their pages anew. Readers see the old ones until it is done, and nobody
    publishes meanwhile. Numbered pages are of equal length again: old addresses may show others.
    """
    lock()
    for model in (ListPage, Listed, StoryList):
        model.objects.all().delete()
    stories = stories_in_lists().order_by("pk")
    done = 0
    while last := stories.filter(pk__gt=done)[:BATCH].aggregate(last=Max("pk"))["last"]:
        _fill(stories.filter(pk__range=(done + 1, last)))
        done = last
    ListPage.objects.bulk_create(
        ListPage(list_id=pk, number=1, at=BEFORE_ALL, article_id=0)
        for pk in StoryList.objects.values_list("pk", flat=True)
    )
    paging.draw_all()


def _fill(stories):
    sql, parameters = memberships(stories).query.sql_with_params()
    with connection.cursor() as cursor:
        for statement in (LISTS, ROWS):
            cursor.execute(statement.format(rows=sql), parameters)


def differences():
    """What the lists say and should not, and the other way round: two sets of (kind, subject, at,
    story), both empty unless something wrote past the moves. Reads everything."""
    wanted = set(memberships(stories_in_lists()))
    there = set(Listed.objects.values_list("list__kind", "list__subject", "at", "article_id"))
    return there - wanted, wanted - there
