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
# What was asked for before the change and answered after it may be kept after the purge. So it is
# purged once more, when nobody is at such an answer any more.
AGAIN = timedelta(seconds=5)
KEYS_AT_ONCE = 1000  # in one errand


def purge(keys, *, moments=()):
    """Has every edge drop what is made of these, within the transaction: now, and at these moments.

    Without edges, nothing is written.
    """
    keys = sorted(keys)
    if not keys or not settings.EDGES:
        return
    now = timezone.now()
    for moment in (now, now + AGAIN, *moments):
        for some in batched(keys, KEYS_AT_ONCE):
            outbox.put("purge", order="purge", at=moment, keys=some)


@outbox.handler("purge", batch=200, late=timedelta(minutes=1))
@transaction.atomic
def tell_each_edge(errands):
    """An errand for each, so that one that is away holds up none of the others."""
    keys = sorted({key for errand in errands for key in errand["keys"]})
    for name in sorted({edge.name if edge.by_key else BY_ADDRESS for edge in edges()}):
        for some in batched(keys, KEYS_AT_ONCE):
            outbox.put("purge_edge", order=f"edge {name}", edge=name, keys=some)


@outbox.handler(
    "purge_edge",
    batch=200,
    claim=timedelta(minutes=2),
    longest_wait=timedelta(seconds=15),
    late=timedelta(minutes=1),
)
def purge_edge(errands):
    """All of one edge, or of all that know addresses. One that is not in the settings any more: nothing."""
    replicas.wait_until_level()  # else the edge would ask again, and be given what was there before
    keys = sorted({key for errand in errands for key in errand["keys"]})
    name = errands[0]["edge"]
    if name == BY_ADDRESS:
        purge_addresses(keys)
    for edge in edges():
        if edge.by_key and edge.name == name:
            edge.purge(keys)


def purge_addresses(keys):
    addresses = kept.addresses_of(keys)
    for edge in edges():
        if not edge.by_key:
            edge.purge(addresses)
    kept.forget(addresses)


@outbox.regularly(60)
def catch_up():
    if purge_by_address():
        kept.catch_up()
