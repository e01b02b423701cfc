"""Full addresses, as others quote them: canonical links, feeds, sitemaps, link cards."""

from django.conf import settings
from django.urls import translate_url


def absolute(path):
    """`/articles/7/` as `https://paper.example/articles/7/`, by SITE_URL and never by request."""
    return path if path.startswith(("http://", "https://")) else f"{settings.SITE_URL}{path}"


def canonical(request):
    """This page's one address: without a query, but for the page of a list."""
    page = request.GET.get("page", "")
    return absolute(request.path) + (f"?page={page}" if page.isdecimal() and page != "1" else "")


def alternates(request):
    """The same page in each language of the site: pairs of hreflang and address."""
    return [(code, translate_url(request.path, code)) for code, _name in settings.LANGUAGES]
