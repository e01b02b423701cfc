"""When the pages of an issue close: an issue may have an hour of its own, else it is the paper's."""

from datetime import datetime, time, timedelta

from django.utils import timezone

# Ten in the evening before its day: the desk's custom.
PAGES_CLOSE = time(22)


def closes_at(date):
    """When the pages of the issue of this day close, if nothing else was set."""
    return timezone.make_aware(datetime.combine(date - timedelta(days=1), PAGES_CLOSE))
