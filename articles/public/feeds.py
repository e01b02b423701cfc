"""Feeds: the newest stories as RSS, Atom and JSON, and an RSS feed under every list."""

import re

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from taggit.models import Tag

from articles.issues.models import Issue
from articles.listing import reading
from articles.models import Column, Correction
from articles.public import keys
from articles.public.addresses import absolute
from articles.public.cards import lead_use
from articles.public.feed_formats import FORMATS, TTL, distinct, enclosures_of
from articles.public.feed_stories import for_feeds
from articles.public.keys import made_of
from articles.public.pages import cached
from articles.public.views.photos import photos_of
from articles.reading import excerpt
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter

STORIES = 50
LATEST = 100  # of all stories: more than one issue has
SUMMARY = 200  # characters


def feed_paths(route, feed, name, file="feed"):
    """The addresses of one feed in each format: `<route>feed.rss`, `.atom`, `.json`.

    Their names: `name` for RSS; `<name>-atom` and `<name>-json`, without `-rss` where it ends so.
    """
    return [
        path(
            f"{route}{file}.{kind}",
            require_safe(cached(feed(kind))),
            name=name if kind == "rss" else f"{name.removesuffix('-rss')}-{kind}",
        )
        for kind in FORMATS
    ]


STORY = re.compile(r"/articles/(\d+)/")


class Stories(Feed):
    """The newest published stories of some kind. Below it, one class for each list.

    `kind` is that of the list, by which caches know what the feed is made of.
    """

    kind = "all"
    language = "zh-CN"
    ttl = TTL
    limit = STORIES

    def __init__(self, kind="rss"):
        self.feed_type = FORMATS[kind]

    def stories(self, obj):
        return reading.stories_in(self.kind, obj.pk if obj else keys.WHOLE)

    def title(self, obj):
        return f"{settings.PAPER_NAME} · {obj}" if obj else str(settings.PAPER_NAME)

    def description(self, obj):
        return _("The latest stories of %(paper)s") % {"paper": self.title(obj)}

    def link(self, obj):
        return absolute(obj.get_absolute_url() if obj else reverse("public:home"))

    def feed_guid(self, obj):
        return iri_to_uri(self.link(obj))

    def author_name(self, obj):
        return str(settings.PAPER_NAME)

    def subtitle(self, obj):
        return self.description(obj)

    def _get_dynamic_attr(self, attname, obj, default=None):
        """As Django's, whose look at the signature of each method takes longer than all else: ours
        all take the object or the item."""
        attribute = getattr(self, attname, default)
        return attribute(obj) if callable(attribute) else attribute

    def get_feed(self, obj, request):
        made_of(request, *self.keys(obj))
        feed = super().get_feed(obj, request)
        made_of(request, *(keys.story(pk) for pk in map(story_of, feed.items) if pk))
        feed.feed["feed_url"] = iri_to_uri(absolute(request.path))  # by SITE_URL, as all the other addresses
        return feed

    def keys(self, obj):
        """What it is made of."""
        return [keys.listing(self.kind, obj.pk if obj else keys.WHOLE)]

    def items(self, obj):
        return self.with_pictures(for_feeds(self.stories(obj)[: self.limit]), lead_use)

    def with_pictures(self, items, use_of):
        """The items, each with the enclosure of the photo use that `use_of(item)` names, if any."""
        items = list(items)
        uses = {id(item): use for item in items if (use := use_of(item))}
        found = enclosures_of([use.photo for use in uses.values()])
        for item in items:
            use = uses.get(id(item))
            picture = use and found.get(use.photo_id)
            item.enclosures = [picture] if picture else []
        return items

    def item_title(self, item):
        return item.headline

    def item_description(self, item):
        return excerpt(item.body, SUMMARY) or item.subhead or item.headline

    def item_link(self, item):
        return absolute(item.get_absolute_url())

    def item_pubdate(self, item):
        return item.published_at

    def item_updateddate(self, item):
        return distinct(item.changed_at, item.pk)

    def item_extra_kwargs(self, item):
        return {"authors": dict.fromkeys(byline.reporter.name for byline in item.bylines.all())}

    def item_categories(self, item):
        return item.tag_names

    def item_enclosures(self, item):
        return item.enclosures


def story_of(entry):
    """The id of the story to which this entry of a feed leads, or None."""
    match = STORY.search(entry["link"])
    return match and match[1]


class Latest(Stories):
    limit = LATEST


class InDistricts(Stories):
    """From all places: what the list of districts leads to."""

    kind = "district"

    def title(self, obj):
        return f"{settings.PAPER_NAME} · {_('Districts')}"

    def link(self, obj):
        return absolute(reverse("public:districts"))


class InDistrict(Stories):
    kind = "district"

    def get_object(self, request, path):
        return get_object_or_404(District, path=path)


class FromUnion(Stories):
    kind = "union"

    def get_object(self, request, pk):
        return get_object_or_404(Union, pk=pk)


class InColumns(Stories):
    """From all columns: what the list of columns leads to."""

    kind = "column"

    def title(self, obj):
        return f"{settings.PAPER_NAME} · {_('Columns')}"

    def link(self, obj):
        return absolute(reverse("public:columns"))


class InColumn(Stories):
    kind = "column"

    def get_object(self, request, slug):
        return get_object_or_404(Column.objects.for_readers(), slug=slug)


class Tagged(Stories):
    kind = "tag"

    def get_object(self, request, slug):
        tag = get_object_or_404(Tag, slug=slug)
        get_object_or_404(self.stories(tag)[:1])  # a tag of drafts alone is not public
        return tag

    def link(self, obj):
        return absolute(reverse("public:tag", args=[obj.slug]))


class WrittenBy(Stories):
    kind = "reporter"

    def get_object(self, request, pk):
        person = get_object_or_404(Reporter, pk=pk)
        get_object_or_404(self.stories(person)[:1])
        return person


class Issues(Stories):
    def keys(self, obj):
        return [keys.ISSUES]

    def title(self, obj):
        return f"{settings.PAPER_NAME} · {_('Issues')}"

    def link(self, obj):
        return absolute(reverse("public:issues"))

    def items(self, obj):
        return Issue.objects.published().newest_first().prefetch_related("pages")[:STORIES]

    def item_title(self, item):
        return str(item)

    def item_description(self, item):
        return " / ".join(str(page) for page in item.pages.all()) or str(item)

    def item_updateddate(self, item):
        return distinct(item.published_at, item.pk)

    def item_extra_kwargs(self, item):
        return {"authors": []}

    item_categories = ()
    item_enclosures = ()


class Photos(Stories):
    kind = "photos"

    def title(self, obj):
        return f"{settings.PAPER_NAME} · {_('Photos')}"

    def link(self, obj):
        return absolute(reverse("public:photos"))

    def items(self, obj):
        uses = photos_of(self.stories(obj)[:STORIES].for_cards())
        return self.with_pictures(uses[:STORIES], lambda use: use)

    def item_title(self, item):
        return item.caption or item.article.headline

    def item_description(self, item):
        return " ".join(filter(None, [item.caption, item.credit, item.ai_label])) or str(item.article)

    def item_link(self, item):
        return absolute(item.article.get_absolute_url())

    def item_guid(self, item):
        return f"{self.item_link(item)}#photo-{item.photo_id}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item.article.published_at

    def item_updateddate(self, item):
        return distinct(item.article.published_at, item.pk)

    def item_extra_kwargs(self, item):
        return {"authors": []}

    item_categories = ()


class Corrections(Stories):
    """Each correction by itself, so that a story that is corrected twice is told of twice."""

    def keys(self, obj):
        return [keys.CORRECTIONS]

    def title(self, obj):
        return f"{settings.PAPER_NAME} · {_('Corrections')}"

    def link(self, obj):
        return absolute(reverse("public:corrections"))

    def items(self, obj):
        return Correction.objects.published().newest_first().select_related("article")[:STORIES]

    def item_title(self, item):
        return item.article.headline

    def item_description(self, item):
        return item.note

    def item_link(self, item):
        return absolute(item.article.get_absolute_url())

    def item_guid(self, item):
        return f"{self.item_link(item)}#correction-{item.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item.at

    def item_updateddate(self, item):
        return distinct(item.at, item.pk)

    def item_extra_kwargs(self, item):
        return {"authors": []}

    item_categories = ()
    item_enclosures = ()
