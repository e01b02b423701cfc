"""Whether the site is grey now, and when that changes next, without a question to the database."""

from datetime import datetime, time, timedelta

from django.core.cache import cache
from django.utils import timezone

from articles.mourning.models import Mourning

KEY = "days-of-mourning"
REMEMBERED = 10  # seconds; a process that shares no cache hears of a change after so long


def is_mourning():
    """True on the days that are set, by Beijing's clock."""
    today = timezone.localdate()
    return any(start <= today <= end for start, end in _periods())


def next_change():
    """The next moment at which the site turns grey or gets its colours back, or None."""
    moments = [
        timezone.make_aware(datetime.combine(day, time.min))
        for start, end in _periods()
        for day in (start, end + timedelta(1))
    ]
    return min((moment for moment in moments if moment > timezone.now()), default=None)


def _periods():
    """The first and last day of all that is under way or to come."""
    return cache.get_or_set(KEY, _read, REMEMBERED)


def _read():
    found = Mourning.objects.to_come(timezone.localdate())
    return list(found.order_by("starts_on").values_list("starts_on", "ends_on"))
