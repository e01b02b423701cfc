"""What every public page has in common: it only reads, knows no visitor, and trusts nobody.

A public page never touches the session or the CSRF token, so that it sets no cookie and
one copy serves every reader. It must be asked for again each time (`max-age=0`): what is
withdrawn is gone from every browser at the next look.
"""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

STORIES_PER_PAGE = 20

POLICY = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}


def public_page(view):
    """For every view that readers reach: GET and HEAD only, the narrow policy, no stale copy."""
    return csp_override(POLICY)(
        cache_control(public=True, max_age=0, must_revalidate=True)(require_safe(view))
    )


def paginate(request, items, per_page=STORIES_PER_PAGE):
    """The page of `items` that `?page=` asks for (1 if it does not). No such page is a 404."""
    try:
        return Paginator(items, per_page).page(request.GET.get("page") or 1)
    except InvalidPage:
        raise Http404(_("There is no such page.")) from None
