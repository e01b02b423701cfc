"""The three administrators (三员) exclude each other: whoever looks after the system neither guards
its doors nor audits either of the others.

等保 2.0, 8.1.5: system management, audit management and security management are separate.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from newsroom.reporters.roles import ADMINISTRATOR, AUDITOR, SECURITY_ADMINISTRATOR

THREE = {ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDITOR}


def refuse_two(names):
    """Raises ValidationError, a sentence, where one person would hold two of the three."""
    held = sorted(THREE & set(names))
    if len(held) > 1:
        raise ValidationError(
            _("One person cannot be both %(one)s and %(other)s: the three administrators watch each other.")
            % {"one": _(held[0]), "other": _(held[1])},
            code="two_administrators",
        )
