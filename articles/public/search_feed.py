"""A search that goes on: its newest stories as a feed. `/search/feed.rss?q=…`, with any filter."""

from django.http import Http404
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from articles.models import Article
from articles.public import keys
from articles.public.addresses import absolute
from articles.public.feeds import Stories
from articles.public.search_asked import asked_in


class Found(Stories):
    """Always newest first. No words, or a filter that nobody knows: no such feed."""

    def get_object(self, request):
        asked = asked_in(request.GET)
        if not asked.results("newest").terms or asked.problems:
            raise Http404
        return asked

    def stories(self, asked):
        found = asked.results("newest").hits[: self.limit]
        return Article.objects.published().filter(pk__in=[hit.pk for hit in found]).newest_first()

    def title(self, asked):
        narrowed = "".join(f" · {label}" for label in asked.labels.values())
        return f"{super().title(None)} · {asked.query}{narrowed}"

    def description(self, asked):
        return _("New stories with “%(query)s”") % {"query": asked.query}

    def link(self, asked):
        return absolute(reverse("public:search") + asked.address(order=None))

    def keys(self, asked):
        return [keys.SEARCH]

    def get_feed(self, asked, request):
        feed = super().get_feed(asked, request)
        feed.feed["feed_url"] = iri_to_uri(absolute(request.path + asked.address(order=None)))
        return feed
