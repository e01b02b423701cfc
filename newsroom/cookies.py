"""The names of cookies.

Over TLS they begin with what browsers go by (RFC 6265bis, 4.1.3): one called `__Host-…` is taken from this
host alone, for all of its paths and only over TLS, so that no neighbour in the domain can plant another;
`__Secure-…`, for those of one path, is taken only over TLS.
"""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


def name_of(plain, path="/"):
    if not settings.SESSION_COOKIE_SECURE:
        return plain
    return f"__Host-{plain}" if path == "/" else f"__Secure-{plain}"


class MessageCookie(CookieStorage):
    @property
    def cookie_name(self):
        return name_of("messages")


class Messages(FallbackStorage):
    """Django's own: in a cookie, or in the session what is too long for one."""

    storage_classes = (MessageCookie, SessionStorage)
