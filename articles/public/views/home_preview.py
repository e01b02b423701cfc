"""The home page as it would be, for those who arrange it: the very template, unsaved wishes in it.

GET shows it as it stands; POST (the fields of the screen of articles.showing) as it was put
together there. Writes nothing; nobody keeps a copy.
"""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods

from articles.moves import MoveRefused
from articles.public.home_page import home_page
from articles.public.pages import POLICY
from articles.showing.wishing import wishes_of


@csp_override(POLICY)
@xframe_options_sameorigin
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request):
    if not (request.user.is_staff and request.user.has_perm("showing.view_arrangement")):
        raise Http404
    wishes = None
    if request.method == "POST":
        try:
            wishes = wishes_of(request.POST)
        except MoveRefused:  # half-typed: what stands is shown until it can be read
            wishes = None
    response = render(request, "public/home.html", {"home": home_page(wishes), "preview": True})
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
