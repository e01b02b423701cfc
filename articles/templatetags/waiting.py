"""How long something has been waiting, in words as short as a card of the board is narrow."""

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def waited(since, now=None):
    """A moment → the time from it to now: “44 min”, “5 h 44 min”, “2 d 5 h”."""
    minutes = max(int(((now or timezone.now()) - since).total_seconds()), 0) // 60
    days, hours, minutes = minutes // (24 * 60), minutes // 60 % 24, minutes % 60
    values = {"days": days, "hours": hours, "minutes": minutes}
    if days:
        sentence = _("%(days)d d %(hours)d h") if hours else _("%(days)d d")
    elif hours:
        sentence = _("%(hours)d h %(minutes)d min") if minutes else _("%(hours)d h")
    else:
        sentence = _("%(minutes)d min") if minutes else _("less than 1 min")
    return sentence % values
