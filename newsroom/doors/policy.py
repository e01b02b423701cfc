"""The content security policy of the doors: tighter than the back office's."""

from django.urls import URLPattern
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

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
