"""Rules for passwords: the profile `dengbao` (GB/T 22239-2019, level 3), or `demo` without any.

等保 2.0, 8.1.4.1 身份鉴别 a): identity is unique, its proof is complex and changed regularly. The
figures (twelve characters, three kinds of four, 90 days, the last five) are common practice.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.doors.models import Standing, UsedPassword

LENGTH = 12
KINDS = 3
MAX_AGE = timedelta(days=90)
# What everybody would try first in this house, in small letters.
HOUSE_WORDS = (
    *("newsroom", "gongren", "gonghui", "zhigong", "laodong", "jinggong", "ribao", "baoshe", "bianji"),
    *("jizhe", "beijing", "herald", "workers", "editor", "reporter", "password", "mima"),
)
REMEMBERED = 5


def applies():
    return settings.PASSWORD_PROFILE == "dengbao"  # noqa: S105


def is_due(user):
    """Whether this account must have a new password before anything else."""
    if not applies():
        return False
    standing, _new = Standing.objects.get_or_create(user=user)
    return standing.must_change or timezone.now() - standing.changed_at >= MAX_AGE


def kinds_in(password):
    """How many of: small letters, capitals, digits, everything else (Chinese counts there, too)."""
    return sum(
        [
            any(character.isascii() and character.islower() for character in password),
            any(character.isascii() and character.isupper() for character in password),
            any(character.isascii() and character.isdigit() for character in password),
            any(not (character.isascii() and character.isalnum()) for character in password),
        ]
    )


class KindsValidator:
    """Three of four kinds of characters."""

    def validate(self, password, user=None):
        if applies() and kinds_in(password) < KINDS:
            raise ValidationError(self.get_help_text(), code="password_kinds")

    def get_help_text(self):
        return (
            _("Use three of these: small letters, capitals, digits, other characters.") if applies() else ""
        )


class LengthValidator:
    def validate(self, password, user=None):
        if applies() and len(password) < LENGTH:
            raise ValidationError(self.get_help_text(), code="password_too_short")

    def get_help_text(self):
        return _("At least %(length)s characters.") % {"length": LENGTH} if applies() else ""


class HouseWordsValidator:
    """None of the words that everybody would try first here, whatever is put around them."""

    def validate(self, password, user=None):
        if applies() and any(word in password.casefold() for word in HOUSE_WORDS):
            raise ValidationError(self.get_help_text(), code="password_house_word")

    def get_help_text(self):
        return _("No words of the house, such as newsroom, gonghui or beijing.") if applies() else ""


class NotUsedBeforeValidator:
    """None of the last five."""

    def validate(self, password, user=None):
        if not applies() or user is None or user.pk is None:
            return
        for used in UsedPassword.objects.filter(user=user)[:REMEMBERED]:
            if check_password(password, used.encoded):
                raise ValidationError(self.get_help_text(), code="password_used_before")

    def get_help_text(self):
        return _("None of your last %(count)s passwords.") % {"count": REMEMBERED} if applies() else ""


def remember(user, *, by_other):
    """Puts the new password on the list. One that somebody else chose is to be changed at the first login."""
    UsedPassword.objects.create(user=user, encoded=user.password)
    keep = UsedPassword.objects.filter(user=user).values_list("pk", flat=True)[:REMEMBERED]
    UsedPassword.objects.filter(user=user).exclude(pk__in=list(keep)).delete()
    Standing.objects.update_or_create(
        user=user, defaults={"changed_at": timezone.now(), "must_change": by_other}
    )
