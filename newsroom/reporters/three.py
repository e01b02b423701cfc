"""The three administrators (三员) exclude each other: the administrator makes accounts and runs the
system, the security administrator gives roles and guards the doors, the auditor reads the record.

Nobody alone makes an account and gives it power. Only the command line stands outside of this, and
a superuser for as long as there is no security administrator yet: a new house begins somehow.

等保 2.0, 8.1.5: system management, audit management and security management are separate.
"""

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from newsroom.reporters.models import AccountEvent
from newsroom.reporters.roles import ADMINISTRATOR, AUDITOR, SECURITY_ADMINISTRATOR

THREE = {ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDITOR}

GIVE_ROLES = "reporters.give_roles"


def refuse_two(names):
    """Raises ValidationError, a sentence, where one person would hold two of the three."""
    held = sorted(THREE & set(names))
    if len(held) > 1:
        raise ValidationError(
            _("One person cannot be both %(one)s and %(other)s: the three administrators watch each other.")
            % {"one": _(held[0]), "other": _(held[1])},
            code="two_administrators",
        )


def may_give(user, by):
    """True if `by` may change the roles of this account: not of the own, nor of one that `by` has made.

    `by` is the account that asks, or None for a command.
    """
    if by is None or (by.is_superuser and not security_administrators().exists()):
        return True
    return by.has_perm(GIVE_ROLES) and user.pk != by.pk and not made_by(user, by)


def refuse_to_give(user, by):
    """Raises PermissionDenied, a sentence, where `by` may not."""
    if not may_give(user, by):
        raise PermissionDenied(_("Roles are given by a security administrator who did not make the account."))


def security_administrators():
    return Group.objects.get(name=SECURITY_ADMINISTRATOR).user_set.filter(is_active=True)


def made_by(user, by):
    events = AccountEvent.objects.filter(verb=AccountEvent.Verb.ACCOUNT_CREATED)
    return events.filter(user=user, actor=by).exists()
