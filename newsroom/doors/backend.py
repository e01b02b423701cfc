"""The one place where a password is looked at."""

from django.core.exceptions import PermissionDenied

from newsroom.doors import guard
from newsroom.reporters.backend import RoleBackend


class DoorBackend(RoleBackend):
    """The house's backend, which asks the guard before it spends time on a password.

    A name that nobody has costs one hash too: Django's own backend sees to that.
    """

    def authenticate(self, request, username=None, password=None, **kwargs):
        if username is None or password is None:
            return None
        try:
            keys = guard.begin(request, username)
        except guard.Refused:
            raise PermissionDenied from None  # Django asks no other backend, and tells of the failed login
        user = super().authenticate(request, username=username, password=password, **kwargs)
        if user is not None:
            guard.passed(keys)
        return user
