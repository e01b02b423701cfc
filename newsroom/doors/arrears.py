"""What somebody has to do before anything else: choose a new password, set up a second factor."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from newsroom.doors import passwords
from newsroom.doors.models import Visit

NEW_PASSWORD = "account_change_password"  # noqa: S105 - the name of a screen
SECOND_FACTOR = "mfa_index"
ALWAYS = {"account_logout", "account_reauthenticate", "choose-language", "doors:visits", "doors:visit-end"}


def first(user, visit):
    """The name of the screen that comes first, or None."""
    if passwords.is_due(user):
        return NEW_PASSWORD
    if settings.REQUIRE_MFA and user.is_staff and not has_second_factor(user, visit):
        return SECOND_FACTOR
    return None


def has_second_factor(user, visit):
    """Asked of the database until the answer is yes; taking one away makes it no again."""
    if not visit.has_second_factor and own_factors(user).exists():
        visit.has_second_factor = True
        Visit.objects.filter(pk=visit.pk).update(has_second_factor=True)
    return visit.has_second_factor


def own_factors(user):
    """What proves who it is. Recovery codes are no factor by themselves."""
    return Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)


def is_open(due, view_name):
    """Whether this screen may be opened by somebody to whom `due` comes first."""
    if due == NEW_PASSWORD:
        return view_name in {NEW_PASSWORD, *ALWAYS} or view_name.endswith("reauthenticate")
    return view_name.startswith("mfa_") or view_name in {NEW_PASSWORD, *ALWAYS}
