"""Who is acting in this request, for records that are written far from any view."""

from contextvars import ContextVar

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
    return request.META.get("REMOTE_ADDR") or None if request else None
