"""The id of the request being answered: the same in the web server's log, in ours and in an error report."""

import re
import secrets
from contextvars import ContextVar

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9-]{8,64}")

_current = ContextVar("request_id", default="")


def begin(sent):
    """Takes the id that the web server sent, if it is one, or makes one. Returns (id, token for `end`)."""
    request_id = sent if WELL_FORMED.fullmatch(sent or "") else secrets.token_hex(8)
    return request_id, _current.set(request_id)


def end(token):
    _current.reset(token)


def current():
    """The id of the request being answered, or "" outside of one."""
    return _current.get()


def tag(event, hint):
    """For Sentry's `before_send`: the id under which the request stands in the logs."""
    if _current.get():
        event.setdefault("tags", {})["request_id"] = _current.get()
    return event
