"""The errand `purge`: one for all edges that know addresses, and one for each that knows names."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from articles import outbox
from articles.public.purging import kept
from articles.public.purging.edges import edges, purge_by_address

BY_ADDRESS = "addresses"
# What was asked for before the change and answered after it may be kept after the purge. So it is
# purged once more, when nobody is at such an answer any more.
AGAIN = timedelta(seconds=5)
KEYS_AT_ONCE = 1000  # in one errand
SOON = {"batch": 200, "claim": timedelta(minutes=2), "longest_wait": timedelta(seconds=15)}


def purge(keys, *, moments=()):
    """Has every edge drop what is made of these, within the transaction: now, and at these moments.

    Without edges, nothing is written.
    """
    keys = sorted(keys)
    if not keys or not settings.EDGES:
        return
    now = timezone.now()
    orders = {edge.name if edge.by_key else BY_ADDRESS for edge in edges()}
    for order in sorted(orders):
        for moment in (now, now + AGAIN, *moments):
            for start in range(0, len(keys), KEYS_AT_ONCE):
                some = keys[start : start + KEYS_AT_ONCE]
                outbox.put("purge", order=f"purge {order}", at=moment, edge=order, keys=some)


@outbox.handler("purge", late=timedelta(minutes=1), **SOON)
def do(errands):
    """All of one edge, or of all that know addresses. An edge that is not configured any more: nothing."""
    keys = {key for errand in errands for key in errand["keys"]}
    for name in {errand["edge"] for errand in errands}:
        if name != BY_ADDRESS:
            for edge in edges():
                if edge.by_key and edge.name == name:
                    edge.purge(sorted(keys))
        elif purge_by_address():
            addresses = kept.addresses_of(keys)
            for edge in edges():
                if not edge.by_key:
                    edge.purge(addresses)
            kept.forget(addresses)


@outbox.regularly(60)
def catch_up():
    if purge_by_address():
        kept.catch_up()
