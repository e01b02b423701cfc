"""The paper on the reader's own device: what installs it, and what keeps today's issue readable.

The worker (static/js/offline-worker.js) runs in the browser and keeps what `keeps` lists. With
OFFLINE_READING off, every browser that asks for the worker is told to throw it and all it kept
away: the switch for the day on which something is wrong with it.
"""

import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from articles.public import keys
from articles.public.offline import kept_issue
from articles.public.pages import public_page

PAPER, RED = "#faf8f4", "#bf2b1d"  # as --paper and --vermilion, for the window around the page
ICONS = [
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icons/192.png", "192x192", "image/png", "any"),
    ("icons/512.png", "512x512", "image/png", "any"),
    ("icons/maskable.png", "512x512", "image/png", "maskable"),
]


@cache_control(public=True, max_age=24 * 3600)
@require_safe
def manifest(request):
    """What a browser asks for when the paper is put on the home screen."""
    name = str(settings.PAPER_NAME)
    shortcuts = [
        (_("Issues"), "public:issues"),
        (_("Districts"), "public:districts"),
        (_("Search"), "public:search"),
    ]
    return JsonResponse(
        {
            "id": "/",
            "name": name,
            "short_name": name,
            "lang": "zh-Hans",
            "dir": "ltr",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "display_override": ["minimal-ui", "standalone"],
            "background_color": PAPER,
            "theme_color": PAPER,
            "categories": ["news"],
            "icons": [
                {"src": static(file), "sizes": sizes, "type": kind, "purpose": purpose}
                for file, sizes, kind, purpose in ICONS
            ],
            "shortcuts": [{"name": label, "url": reverse(address)} for label, address in shortcuts],
        },
        content_type="application/manifest+json",
        json_dumps_params={"ensure_ascii": False},
    )


@csp_override({"default-src": [CSP.NONE], "connect-src": [CSP.SELF]})  # the worker's own policy
@cache_control(public=True, max_age=0, must_revalidate=True)
@require_safe
def worker(request):
    """The worker's script, or, switched off, the one that ends it. Asked for anew each time."""
    name = "offline-worker.js" if settings.OFFLINE_READING else "offline-end.js"
    script = Path(finders.find(f"js/{name}")).read_text(encoding="utf-8")
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@public_page
def offline(request):
    """What is shown where a page was not kept and there is no network."""
    return render(request, "public/offline.html")


@public_page
def keeps(request):
    """What the worker keeps of the latest issue: addresses, each with what tells its versions apart."""
    found = kept_issue()
    keys.made_of(request, keys.HOME, keys.ISSUES, *found.keys)
    data = {"issue": found.date, "pages": found.pages, "stories": found.stories, "pictures": found.pictures}
    return HttpResponse(json.dumps(data, ensure_ascii=False), content_type="application/json")
