"""The errand `purge` (keys): by each edge of the settings, those that know addresses all in one.

Whoever stands below this app in the house and changes what readers see puts it, too:
`outbox.put("purge", keys=["all"])`.
"""

from datetime import timedelta
from itertools import batched

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles import outbox
from articles.public.purging import kept
from articles.public.purging.edges import edges, purge_by_address
from newsroom import replicas

BY_ADDRESS = "addresses"
# What was asked for before the change and answered after it may be kept after the purge. So there
# is a second look, when nobody is at such an answer any more.
AGAIN = timedelta(seconds=3)
KEYS_AT_ONCE = 1000  # in one errand
FETCHED_AGAIN = 2000  # copies; what is more, as after a purge of everything, is left to readers
# Of a purge that fails once in three times, not one in a thousand takes more than the five seconds in
# which a withdrawn story has to be gone: six attempts by then.
URGENT = {
    "haste": outbox.Haste.AT_ONCE,
    "late": timedelta(minutes=1),
    "first_wait": timedelta(seconds=0.1),
    "longest_wait": timedelta(seconds=15),
}


def purge(keys):
    """Has every edge drop what is made of these, within the transaction. Without edges: nothing."""
    if settings.EDGES:
        for some in batched(sorted(keys), KEYS_AT_ONCE):
            outbox.put("purge", order="purge", keys=some)


@outbox.handler("purge", batch=200, **URGENT)
@transaction.atomic
def tell_each_edge(errands):
    """An errand for each, so that one that is away holds up none of the others."""
    keys = sorted({key for errand in errands for key in errand["keys"]})
    now = timezone.now()
    for some in batched(keys, KEYS_AT_ONCE):
        if purge_by_address():
            outbox.put("purge_addresses", order="purge addresses", keys=some)
        for name in sorted({edge.name for edge in edges() if edge.by_key}):
            for moment in (now, now + AGAIN):
                outbox.put("purge_keys", order=f"purge {name}", at=moment, edge=name, keys=some)


@outbox.handler("purge_keys", batch=200, claim=timedelta(minutes=2), **URGENT)
def purge_keys(errands):
    """At one edge that knows names. One that is not in the settings any more: nothing."""
    replicas.wait_until_level()  # else the edge would ask again, and be given what was there before
    keys = sorted({key for errand in errands for key in errand["keys"]})
    for edge in edges():
        if edge.by_key and edge.name == errands[0]["edge"]:
            edge.purge(keys)


@outbox.handler("purge_addresses", batch=200, claim=timedelta(minutes=2), **URGENT)
def purge_addresses(errands):
    """At all edges that know addresses. What they had is fetched again at once: a page that was
    served is there also when Newsroom goes away the moment after."""
    replicas.wait_until_level()
    keys = sorted({key for errand in errands for key in errand["keys"]})
    copies = kept.addresses_of(keys)
    had = {edge.name: edge.purge(copies) for edge in edges() if not edge.by_key}
    kept.forget(copies)
    with transaction.atomic():
        for name, some in had.items():
            outbox.put("look_again", at=timezone.now() + AGAIN, edge=name, keys=keys)
            if some and len(some) <= FETCHED_AGAIN:
                outbox.put("fetch", edge=name, copies=some)


# Soon: what was under way at a withdrawal must not lie there until the files of its page are made.
LATER = {"haste": outbox.Haste.SOON, "late": timedelta(hours=1), "longest_wait": timedelta(minutes=1)}


@outbox.handler("fetch", **LATER)
def fetch(edge, copies):
    for each in edges():
        if each.name == edge and not each.by_key:
            each.fetch(copies)


@outbox.handler("look_again", **LATER)
def look_again(edge, keys):
    """Replaces what was kept since the purge: it may be of before the change.

    In its place, and not dropped: while Newsroom is away, what is kept is better than nothing.
    """
    fetch(edge, kept.addresses_of(keys)[:FETCHED_AGAIN])


@outbox.regularly(60)
def catch_up():
    if purge_by_address():
        kept.catch_up()
