"""What the screens of the numbers share."""

from django.core.exceptions import PermissionDenied


def sees_all(user):
    """True for those whose work it is to look at everybody's figures."""
    return user.has_perm("numbers.view_all_numbers")


def refuse_unless_sees_all(request):
    if not sees_all(request.user):
        raise PermissionDenied
