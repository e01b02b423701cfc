"""The content security policies of the back office and of the doors. Public pages have their own."""

from django.urls import URLPattern
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

# Styles that the libraries' scripts put into the page. A new version of a library may need another.
LIBRARY_STYLES = [
    "'sha256-bsV5JivYxvGywDAZ22EZJKBFip65Ng9xoJVLbBg7bdo='",  # htmx: its indicators
    "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='",  # ProseMirror, in the text editor
]
# The admin's library runs Alpine.js, which needs eval, and writes style attributes; no inline script
# runs and no style element that is not one of those above (docs/decisions/doors.md).
OFFICE = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, *LIBRARY_STYLES],
    "style-src-attr": [CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

POLICY = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],  # passkeys
    "connect-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # the code to be photographed
    "font-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}


def behind_doors(patterns):
    """The same addresses, each of whose answers carries the policy."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = csp_override(POLICY)(pattern.callback)
        else:
            behind_doors(pattern.url_patterns)
    return patterns
