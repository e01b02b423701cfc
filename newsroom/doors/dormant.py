"""Accounts that nobody uses are switched off, and what is over is thrown away.

等保 2.0, 8.1.4.2 访问控制 c): superfluous and expired accounts are removed or disabled in time.
"""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from articles.outbox.handlers import regularly
from newsroom.doors.models import Tries, Visit
from newsroom.reporters.models import AccountEvent, User

USED = ("login", "account_created", "account_changed", "password_changed", "roles_changed")
EVERY = 6 * 3600  # seconds
VISITS_KEPT = timedelta(days=200)  # logs are kept for six months: 网络安全法, art. 21


def dormant(days):
    """Active accounts that for so many days nobody used and no administrator touched."""
    since = timezone.now() - timedelta(days=days)
    used = AccountEvent.objects.filter(verb__in=USED, at__gte=since).exclude(user=None).values("user")
    return (
        User.objects.filter(is_active=True, date_joined__lt=since)
        .filter(Q(last_login=None) | Q(last_login__lt=since))
        .exclude(pk__in=used)
        .order_by("username")
    )


def disable_dormant(days):
    """Switches them off, each on record. Returns their names."""
    names = []
    for user in dormant(days):
        user.is_active = False
        user.save(update_fields=["is_active"])
        names.append(user.username)
    return names


@regularly(EVERY)
def tidy():
    if settings.DORMANT_DAYS:
        disable_dormant(settings.DORMANT_DAYS)
    Tries.objects.over().delete()
    Visit.objects.filter(seen_at__lt=timezone.now() - VISITS_KEPT).delete()
