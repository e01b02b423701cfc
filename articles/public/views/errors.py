"""What is not there, in the paper's own look. Also the answers of the whole project (handler404 …)."""

from django.shortcuts import render
from django.urls import Resolver404
from django.utils.cache import patch_cache_control
from django.views.decorators.csp import csp_override

from articles.public.caching import NOT_FOUND
from articles.public.pages import POLICY
from articles.public.pages import not_found as public_not_found


def not_found(request, exception=None):
    """What no address of ours is may be kept for a while. What a view refuses is its own to say."""
    response = public_not_found(request, exception)
    if isinstance(exception, Resolver404):
        seconds = int(NOT_FOUND.total_seconds())
        patch_cache_control(response, public=True, max_age=0, s_maxage=seconds)
    return response


@csp_override(POLICY)
def forbidden(request, exception=None):
    """A screen of the back office that the account has no right to."""
    return render(request, "403.html", status=403)


@csp_override(POLICY)
def gone(request):
    """A story that was withdrawn: a plain notice, and nothing of the story."""
    return render(request, "410.html", status=410)
