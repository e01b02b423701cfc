"""Full addresses, as others quote them: canonical links, feeds, sitemaps, link cards."""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, reverse, translate_url
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language, override


def absolute(path):
    """`/articles/7/` as `https://paper.example/articles/7/`, by SITE_URL and never by request."""
    return path if path.startswith(("http://", "https://")) else f"{settings.SITE_URL}{path}"


def canonical(request):
    """This page's one address: without a query, but for the page of a list."""
    page = request.GET.get("page", "")
    return absolute(iri_to_uri(request.path)) + (f"?page={page}" if page.isdecimal() and page != "1" else "")


def alternates(request):
    """The same page in each language of the site: pairs of hreflang and address."""
    match, path = request.resolver_match, iri_to_uri(request.path)
    if match is None or "public" not in match.namespaces:  # nothing of ours, or of one language
        return [(code, translate_url(path, code)) for code, _name in settings.LANGUAGES]
    home = _homes(get_script_prefix())
    inside = path.removeprefix(home[get_language()])
    return [(code, home[code] + inside) for code, _name in settings.LANGUAGES]


@lru_cache(maxsize=8)
def _homes(prefix):
    """{language: the address of the home page}: what all addresses of that language begin with."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            found[code] = reverse("public:home")
    return found
