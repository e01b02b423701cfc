"""Search: words, an order and filters. All of it stands in the address."""

from django.shortcuts import render
from django.urls import reverse

from articles.models import Article
from articles.public import keys
from articles.public.pages import paginate, public_page
from articles.public.search_asked import asked_in
from articles.public.search_facets import facets_of
from articles.public.search_help import nearest_names, without_a_term
from articles.search.bigrams import LONGEST_QUERY

NEWEST = 5  # stories offered where nothing was found
SUGGESTED = 6  # stories while typing


@public_page
def search(request):
    """The page of results; with `as=suggestions`, what is offered while somebody types."""
    keys.made_of(request, keys.SEARCH)
    asked = asked_in(request.GET)
    results = asked.results()
    context = {"asked": asked, "results": results, "longest": LONGEST_QUERY}
    if request.GET.get("as") == "suggestions":
        context |= {"stories": results[:SUGGESTED], "names": names_like(results)}
        return render(request, "public/search.html#suggestions", context)
    if results.terms:
        page = paginate(request, results)
        context |= {"page": page, "facets": facets_of(asked, results)}
        context["feed"] = reverse("feed-search") + asked.address(order=None)
    if results.terms and not results.hits:
        context |= {
            "fewer": without_a_term(asked, results.terms),
            "names": names_like(results),
            "newest": Article.objects.published().newest_first().select_related("column")[:NEWEST],
        }
    return render(request, "public/search.html", context)


ROUTES = {"district": "public:district", "column": "public:column", "reporter": "public:reporter"}


def names_like(results):
    """(kind, name, address) of the columns, places and people that are nearest to the words."""
    return [
        (kind, name, reverse(ROUTES[kind], args=[part])) for kind, part, name in nearest_names(results.terms)
    ]
