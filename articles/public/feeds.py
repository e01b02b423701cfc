"""Feeds: the newest stories as RSS, Atom and JSON, and an RSS feed under every list."""

import json

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import (
    Atom1Feed,
    Enclosure,
    Rss201rev2Feed,
    SyndicationFeed,
    rfc3339_date,
)
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.issues.models import Issue
from articles.models import Article, Column, Correction
from articles.public.addresses import absolute
from articles.public.views.photos import photos_for_readers
from articles.reading import excerpt
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter

STORIES = 50
SUMMARY = 200  # characters


class JSONFeed(SyndicationFeed):
    """JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "items": [self._item(item) for item in self.items],
        }
        outfile.write(json.dumps(feed, ensure_ascii=False).encode(encoding))

    def _item(self, item):
        entry = {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_text": item["description"],
            "date_published": rfc3339_date(item["pubdate"]),
            "authors": [{"name": name} for name in (item["author_name"] or "").split("、") if name],
            "tags": list(item["categories"]),
        }
        if item["enclosures"]:
            entry["image"] = item["enclosures"][0].url
        return entry


class Stories(Feed):
    """The newest published stories of some kind. Below it, one class for each list."""

    feed_type = Rss201rev2Feed
    language = "zh-CN"

    def stories(self, obj):
        return Article.objects.published()

    def title(self, obj):
        return f"{settings.PAPER_NAME} · {obj}" if obj else str(settings.PAPER_NAME)

    def description(self, obj):
        return _("The latest stories of %(paper)s") % {"paper": self.title(obj)}

    def link(self, obj):
        return absolute(obj.get_absolute_url() if obj else reverse("public:home"))

    def __call__(self, request, *args, **kwargs):
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return super().__call__(request, *args, **kwargs)

    def get_feed(self, obj, request):
        feed = super().get_feed(obj, request)
        feed.feed["feed_url"] = absolute(request.path)  # by SITE_URL, as all the other addresses
        return feed

    def items(self, obj):
        return self.stories(obj).newest_first().for_cards().prefetch_related("tags")[:STORIES]

    def item_title(self, item):
        return item.headline

    def item_description(self, item):
        return excerpt(item.body, SUMMARY)

    def item_link(self, item):
        return absolute(item.get_absolute_url())

    def item_pubdate(self, item):
        return item.published_at

    def item_author_name(self, item):
        return "、".join(dict.fromkeys(byline.reporter.name for byline in item.bylines.all())) or None

    def item_categories(self, item):
        return [tag.name for tag in item.tags.all()]

    def item_enclosures(self, item):
        return [enclosure(use) for use in item.photo_uses.all()[:1]]


def enclosure(use):
    """A photo for a feed. Its length is not known without asking the disk, and may be 0."""
    return Enclosure(absolute(use.photo.src), "0", "image/jpeg")


class Latest(Stories):
    pass


class LatestAtom(Stories):
    feed_type = Atom1Feed

    def subtitle(self, obj):
        return self.description(obj)


class LatestJSON(Stories):
    feed_type = JSONFeed


class InDistricts(Stories):
    """From all places: what the list of districts leads to."""

    def title(self, obj):
        return f"{settings.PAPER_NAME} · {_('Districts')}"

    def link(self, obj):
        return absolute(reverse("public:districts"))

    def stories(self, obj):
        return super().stories(obj).exclude(districts=None)


class InDistrict(Stories):
    def get_object(self, request, path):
        return get_object_or_404(District, path=path)

    def stories(self, obj):
        return super().stories(obj).in_district(obj)


class FromUnion(Stories):
    def get_object(self, request, pk):
        return get_object_or_404(Union, pk=pk)

    def stories(self, obj):
        return super().stories(obj).from_union(obj)


class InColumns(Stories):
    """From all columns: what the list of columns leads to."""

    def title(self, obj):
        return f"{settings.PAPER_NAME} · {_('Columns')}"

    def link(self, obj):
        return absolute(reverse("public:columns"))

    def stories(self, obj):
        return super().stories(obj).exclude(column=None)


class InColumn(Stories):
    def get_object(self, request, slug):
        return get_object_or_404(Column.objects.for_readers(), slug=slug)

    def stories(self, obj):
        return super().stories(obj).in_column(obj)


class Tagged(Stories):
    def get_object(self, request, slug):
        tag = get_object_or_404(Tag, slug=slug)
        get_object_or_404(self.stories(tag)[:1])  # a tag of drafts alone is not public
        return tag

    def link(self, obj):
        return absolute(reverse("public:tag", args=[obj.slug]))

    def stories(self, obj):
        return super().stories(obj).tagged(obj)


class WrittenBy(Stories):
    def get_object(self, request, pk):
        person = get_object_or_404(Reporter, pk=pk)
        get_object_or_404(self.stories(person)[:1])
        return person

    def stories(self, obj):
        return super().stories(obj).written_by(obj)


class Issues(Stories):
    def title(self, obj):
        return f"{settings.PAPER_NAME} · {_('Issues')}"

    def link(self, obj):
        return absolute(reverse("public:issues"))

    def items(self, obj):
        return Issue.objects.published().newest_first().prefetch_related("pages")[:STORIES]

    def item_title(self, item):
        return str(item)

    def item_description(self, item):
        return " / ".join(str(page) for page in item.pages.all())

    item_author_name = None
    item_categories = ()
    item_enclosures = ()


class Photos(Stories):
    def title(self, obj):
        return f"{settings.PAPER_NAME} · {_('Photos')}"

    def link(self, obj):
        return absolute(reverse("public:photos"))

    def items(self, obj):
        return photos_for_readers()[:STORIES]

    def item_title(self, item):
        return item.caption or item.article.headline

    def item_description(self, item):
        return " ".join(filter(None, [item.caption, item.credit, item.ai_label]))

    def item_link(self, item):
        return absolute(item.article.get_absolute_url())

    def item_guid(self, item):
        return f"{self.item_link(item)}#photo-{item.photo_id}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item.article.published_at

    item_author_name = None
    item_categories = ()

    def item_enclosures(self, item):
        return [enclosure(item)]


class Corrections(Stories):
    """Each correction by itself, so that a story that is corrected twice is told of twice."""

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

    item_author_name = None
    item_categories = ()
    item_enclosures = ()
