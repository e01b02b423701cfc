"""The three languages of our feeds: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1.

As the W3C's feed validator wants them, without a warning (docs/decisions/machines.md): among other
things it asks for full addresses, for the true length of every enclosure, and in Atom for another
time of change on each entry.
"""

import io
import json
from datetime import UTC, datetime
from html import escape

from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed, SyndicationFeed, rfc3339_date

from articles.photos.sizes import sizes_of
from articles.public.addresses import absolute

DC = "http://purl.org/dc/elements/1.1/"
BEFORE = datetime(2000, 1, 1, tzinfo=UTC)  # all our stories
TTL = 15  # minutes: how long a reader of RSS may wait before it asks again


class Dated(SyndicationFeed):
    """The date of its latest entry. Without an entry always the same, so that caches know it again."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else BEFORE


def as_html(entry):
    """The same with its description, which is text, as the HTML for which readers of RSS and Atom take it."""
    return entry | {"description": escape(entry["description"], quote=False)}


class RSS(Dated, Rss201rev2Feed):
    """RSS 2.0 with one dc:creator for each author: RSS's own <author> is an address of mail.

    `<` and `&` go as numbers: many readers take `&lt;b&gt;` in a title for a tag, and `&#x3C;` for
    the character (rssboard.org/rss-profile, "Character Data").
    """

    def write(self, outfile, encoding):
        whole = io.BytesIO()
        super().write(whole, encoding)
        outfile.write(whole.getvalue().replace(b"&lt;", b"&#x3C;").replace(b"&amp;", b"&#x26;"))

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:dc": DC}

    def add_root_elements(self, handler):
        self.feed = as_html(self.feed)
        super().add_root_elements(handler)

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, as_html(item))
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)


class Atom(Dated, Atom1Feed):
    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, as_html(item))
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")


class JSONFeed(SyndicationFeed):
    """jsonfeed.org/version/1.1"""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"]}],
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
            "date_modified": rfc3339_date(item["updateddate"]),
            "authors": [{"name": name} for name in item["authors"]],
            "tags": list(item["categories"]),
        }
        if item["enclosures"]:
            picture = item["enclosures"][0]
            entry["image"] = picture.url
            entry["attachments"] = [
                {"url": picture.url, "mime_type": picture.mime_type, "size_in_bytes": int(picture.length)}
            ]
        return {name: value for name, value in entry.items() if value}


FORMATS = {"rss": RSS, "atom": Atom, "json": JSONFeed}


def enclosures_of(photos):
    """The JPEG of each of these photos for a feed, by the photo's id; without those whose file is gone."""
    files = {photo.pk: photo.renditions["JPEG"][-1] for photo in photos}
    sizes = sizes_of(files.values())
    return {
        pk: Enclosure(absolute(file.url), str(sizes[file.name]), "image/jpeg")
        for pk, file in files.items()
        if file.name in sizes
    }


def distinct(moment, number):
    """The moment, told from others in the same second by a fraction: 60 stories come out at once."""
    return moment.replace(microsecond=number % 1_000_000)
