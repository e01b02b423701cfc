"""What the screens of the numbers share."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render


def sees_all(user):
    """True for those whose work it is to look at everybody's figures."""
    return user.has_perm("numbers.view_all_numbers")


def refuse_unless_sees_all(request):
    if not sees_all(request.user):
        raise PermissionDenied


def refuse_without(request, permission):
    if not request.user.has_perm(permission):
        raise PermissionDenied


def screen(request, template, title, *, status=None, **context):
    context = {**admin.site.each_context(request), "is_fullwidth": "1", "title": title, **context}
    return render(request, template, context, status=status)
