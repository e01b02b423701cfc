"""What every public page has in common: it only reads, knows no visitor, and trusts nobody.

A public page never touches the session or the CSRF token, so that it sets no cookie and
one copy serves every reader. What caches are told of it stands in caching.py.
"""

from functools import wraps

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from articles.public.caching import for_caches
from newsroom import replicas

STORIES_PER_PAGE = 20

POLICY = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "connect-src": [CSP.SELF],  # suggestions while somebody types in the search
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}


def public_page(view):
    """For every view that readers reach: GET and HEAD only, the narrow policy, what caches need."""
    return csp_override(POLICY)(cached(require_safe(view)))


def cached(view):
    """For what is public and no page, as a feed: what caches need, of refusals too."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = replicas.read(lambda: view(request, *args, **kwargs))
        except Http404 as exception:
            response = not_found(request, exception)
        return for_caches(request, response)

    return answer


@csp_override(POLICY)
def not_found(request, exception=None):
    """What is not there, in the paper's own look."""
    return render(request, "404.html", status=404)


def paginate(request, items, per_page=STORIES_PER_PAGE):
    """The page of `items` that `?page=` asks for (1 if it does not). No such page is a 404."""
    try:
        return Paginator(items, per_page).page(request.GET.get("page") or 1)
    except InvalidPage:
        raise Http404(_("There is no such page.")) from None
