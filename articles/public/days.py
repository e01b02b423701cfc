"""Days and months as stretches of time, by the paper's clock."""

from datetime import date, datetime, time

from django.utils import timezone


def beginning(day):
    """The first moment of a day in Beijing."""
    return timezone.make_aware(datetime.combine(day, time.min))


def month_after(day, months=1):
    """The first day of the month so many months after (or, negative, before) that of this day."""
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)
