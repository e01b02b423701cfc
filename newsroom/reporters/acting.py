"""Who is acting in this request, for records that are written far from any view."""

from contextvars import ContextVar

from newsroom.addresses import address_of

_request = ContextVar("request_being_answered", default=None)


class ActingUserMiddleware:
    """Remembers the request while it is answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _request.set(request)
        try:
            return self.get_response(request)
        finally:
            _request.reset(token)


def acting_user():
    """The account that made the request being answered, or None (a command, a visitor)."""
    user = getattr(_request.get(), "user", None)
    return user if user is not None and user.is_authenticated else None


def acting_address():
    """The network address the request came from, or None outside of a request."""
    request = _request.get()
    return address_of(request) if request else None


def acting_visit():
    """The id of the visit (newsroom.doors) that the request belongs to, or None."""
    return getattr(getattr(_request.get(), "visit", None), "pk", None)
