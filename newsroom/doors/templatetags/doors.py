"""What the screens of the doors show besides their forms."""

import re

from django import template
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

register = template.Library()

# In the order in which they are asked: each browser names those it descends from, too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@register.simple_tag
def paper_named():
    return settings.PAPER_NAME


@register.simple_tag
def demo_logins():
    """What a visitor of the demo types: a list of names and their password; nothing anywhere else."""
    return import_string(settings.LOGIN_HINT)() if settings.LOGIN_HINT else None


@register.filter
def device_name(user_agent):
    """Browser and system of a device, as far as it says: "Firefox · Windows"."""
    found = [
        next((name for sign, name in signs if re.search(rf"\b{sign}", user_agent)), "")
        for signs in (BROWSERS, SYSTEMS)
    ]
    return " · ".join(filter(None, found)) or _("Unknown device")
