"""Writes the lists: within the transaction that changed the stories, so that neither is without
the other, in a number of queries that grows neither with the stories nor with the archive."""

from collections import Counter
from itertools import batched

from django.db import connection, transaction
from django.db.models import Case, F, Value, When

from articles import rows
from articles.listing import paging
from articles.listing.memberships import memberships, stories_in_lists
from articles.listing.models import BEFORE_ALL, Listed, ListPage, StoryList
from articles.listing.signals import kept
from articles.prepared import SIZES, Prepared, padded

BATCH = SIZES[-1]  # stories
_memberships = Prepared(lambda ids: memberships(stories_in_lists().filter(pk__in=ids)))
LOCK = 0x6C697374  # "list"; any number that nothing else locks


@transaction.atomic
def keep(ids):
    """Has the lists say of these stories (ids) what is so now, and draws what pages came to be."""
    for batch in batched(ids, BATCH):
        _keep(batch)


def _keep(ids):
    lock()
    wanted = set(_memberships.all(padded(ids)))
    there = set(
        Listed.objects.filter(article__in=ids).values_list("list__kind", "list__subject", "at", "article_id")
    )
    if wanted == there:
        return
    gone, new = there - wanted, wanted - there
    if gone:  # what stays of these stories is written anew, which takes one statement less
        changed = {row[-1] for row in gone}
        Listed.objects.filter(article__in=changed).delete()
        new |= {row for row in wanted if row[-1] in changed}
    lists = _lists({row[:2] for row in wanted | there})
    listed = ((lists[kind, subject], at, pk) for kind, subject, at, pk in new)
    rows.write(Listed, ("list_id", "at", "article_id"), listed)
    _count(lists, wanted - there, gone)
    paging.draw({lists[row[:2]] for row in wanted}, ids)
    kept.send(sender=Listed, rows=wanted ^ there)


def lock():
    """Whoever comes next waits until this transaction has ended: two would draw the same page twice.

    All stories are in the list of all, so that a lock for each list would let nobody by either.
    """
    if connection.vendor == "postgresql":  # SQLite has one writer at a time anyway
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _lists(wanted):
    """The ids of these lists, as {(kind, subject): id}. Makes what is missing, with its first page."""
    lists = _known(wanted)
    if missing := wanted - lists.keys():
        made = StoryList.objects.bulk_create(
            StoryList(kind=kind, subject=subject) for kind, subject in sorted(missing)
        )
        ListPage.objects.bulk_create(
            ListPage(list=each, number=1, at=BEFORE_ALL, article_id=0) for each in made
        )
        lists |= {(each.kind, each.subject): each.pk for each in made}
    return lists


def _known(wanted):
    kinds, subjects = {kind for kind, _subject in wanted}, {subject for _kind, subject in wanted}
    rows = StoryList.objects.filter(kind__in=kinds, subject__in=subjects).values_list("kind", "subject", "pk")
    return {(kind, subject): pk for kind, subject, pk in rows if (kind, subject) in wanted}


def _count(lists, new, gone):
    changes = Counter(lists[row[:2]] for row in new)
    changes.subtract(lists[row[:2]] for row in gone)
    by_change = {}
    for pk, change in changes.items():
        by_change.setdefault(change, []).append(pk)
    by_change.pop(0, None)
    if by_change:
        steps = [When(pk__in=pks, then=Value(change)) for change, pks in by_change.items()]
        StoryList.objects.filter(pk__in=[pk for pks in by_change.values() for pk in pks]).update(
            stories=F("stories") + Case(*steps)
        )


@transaction.atomic
def forget(kind, subject):
    """What this list was about is no more: takes the list away, and looks at its stories anew."""
    found = StoryList.objects.filter(kind=kind, subject=subject).first()
    if found:
        ids = list(found.listed.values_list("article_id", flat=True))
        found.delete()
        keep(ids)
