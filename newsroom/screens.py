"""What the pages of the back office share: who may open one, its frame, a file to be taken away, and
the numbers that forms and addresses hold."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

DIGITS = 9  # fits every column that holds a number


def refuse_without(request, permission):
    """403 for those whose role does not allow this."""
    if not request.user.has_perm(permission):
        raise PermissionDenied


def render_screen(request, template, title, *, status=None, **context):
    """A page within the frame of the back office, over its whole width."""
    frame = {**admin.site.each_context(request), "is_fullwidth": "1", "title": title}
    return render(request, template, {**frame, **context}, status=status)


def file_to_take_away(content, name, content_type):
    """A download that nobody on the way keeps. `name` is ASCII."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=content_type, headers=headers)


def number_in(text):
    """The number that a form or an address holds, or 0 where it holds none."""
    text = text or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS else 0
