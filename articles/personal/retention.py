"""What is older than the inventory's period for it goes, a little at a time, by the worker."""

from django.apps import apps
from django.utils import timezone

from articles import outbox
from articles.personal.inventory import TABLE

EVERY = 6 * 3600  # seconds
AT_ONCE = 1000  # rows, so that no lock is held for long
MOST = 50  # such portions of one model in a round; the rest waits for the next


@outbox.regularly(EVERY)
def tidy():
    """Returns how many rows went, by model."""
    now = timezone.now()
    return {
        label: gone
        for label, rows in TABLE.items()
        if rows.period and (gone := let_go(apps.get_model(label), rows.period, now))
    }


def let_go(model, period, now):
    gone = 0
    for _round in range(MOST):
        keys = list(period.over(model._base_manager.all(), now).values_list("pk", flat=True)[:AT_ONCE])
        if keys:
            gone += model._base_manager.filter(pk__in=keys).delete()[0]
        if len(keys) < AT_ONCE:
            break
    return gone
