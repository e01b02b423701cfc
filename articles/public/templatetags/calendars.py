"""Words for calendars."""

from django import template
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import get_language

register = template.Library()


@register.filter
def weekday_sign(day):
    """The shortest name of the day of the week: Mon, or in Chinese the last sign of its name."""
    if (get_language() or "").startswith("zh"):
        return str(WEEKDAYS[day.weekday()])[-1]
    return str(WEEKDAYS_ABBR[day.weekday()])
