"""What is not there, in the paper's own look. Also the answers of the whole project (handler404 …)."""

from django.shortcuts import render
from django.views.decorators.csp import csp_override

from articles.public.pages import POLICY


@csp_override(POLICY)
def not_found(request, exception=None):
    return render(request, "404.html", status=404)


@csp_override(POLICY)
def forbidden(request, exception=None):
    """A screen of the back office that the account has no right to."""
    return render(request, "403.html", status=403)


@csp_override(POLICY)
def gone(request):
    """A story that was withdrawn: a plain notice, and nothing of the story."""
    return render(request, "410.html", status=410)
