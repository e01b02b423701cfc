"""When the database or the disk fails in the middle of a request: a sentence, and nothing typed is lost.

The transaction is undone, so all is as it was before. Whoever sent a form gets it back on a page that asks
no database, with a button that sends the same once more. Where it is not known whether the last word to
the database still arrived, sending it again is harmless: a save on top of one's own is shown beside it (rule 7).

The same page is for two who give the same name to two new things in the same moment: both were told by
their forms that it is free, and the database takes one. Sent again, the form says that the name is taken.
"""

import errno
import logging
import sys

from django.db import IntegrityError, InterfaceError, OperationalError
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import server_error

log = logging.getLogger(__name__)

RETRY_AFTER = 10  # seconds
NOT_SHOWN = ("password", "code", "secret")  # parts of names of fields that never stand in a page again
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
TAKEN = ("duplicate key value", "UNIQUE constraint failed")  # as PostgreSQL and SQLite have it
FULL = ("disk is full", "No space left on device", "could not extend file")


class OutageMiddleware:
    """Stands inside of those that know the token of forms, and outside of the views."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not (is_outage(exception) or is_taken(exception)):
            return None
        log.error("%s %s was not done: %s", request.method, request.path, exception, exc_info=exception)
        return answer(request, exception)


def failed(request):
    """handler500: what failed before a view was reached, or after it, is answered in the same way."""
    exception = sys.exc_info()[1]
    return answer(request, exception) if is_outage(exception) else server_error(request)


def is_outage(exception):
    """True for a connection that is gone, a database that does not take orders, a full disk."""
    if isinstance(exception, OperationalError | InterfaceError):
        return True
    return isinstance(exception, OSError) and exception.errno in NO_ROOM


def is_taken(exception):
    """True where the database refused what may be there only once."""
    return isinstance(exception, IntegrityError) and any(words in str(exception) for words in TAKEN)


def answer(request, exception):
    is_full = isinstance(exception, OSError) or any(words in str(exception) for words in FULL)
    taken = is_taken(exception)
    status = 409 if taken else 503
    context = {
        "status": status,
        "is_full": is_full,
        "is_taken": taken,
        "address": request.get_full_path(),
        "fields": [],
        "files": False,
    }
    if request.method == "POST" and may_be_sent_again(request):
        context |= {"fields": fields_of(request), "files": bool(request.FILES), "is_form": True}
    response = render(request, "503.html", context, status=status)
    if not taken:
        response["Retry-After"] = str(RETRY_AFTER)
    add_never_cache_headers(response)
    return response


def may_be_sent_again(request):
    """Not what a script sends by itself, which asks again by itself; nor what says who somebody is."""
    is_page = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    is_page = is_page and not request.headers.get("X-Fragment")
    is_ours = url_has_allowed_host_and_scheme(request.get_full_path(), allowed_hosts=None)
    return is_page and is_ours and not request.path.startswith("/accounts/")


def fields_of(request):
    """Pairs of name and value, as they were sent; its token, too: if it was done after all, it is known by it."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not any(part in name.lower() for part in NOT_SHOWN)
    ]
