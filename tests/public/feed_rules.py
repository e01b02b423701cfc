"""What the W3C's feed validator asks of a feed, as far as it can be asked without it.

The validator is a service and no package, so these are its errors and warnings put in our own
words, for the elements that we write; and `jsonfeed.org/version/1.1` for JSON. Each function
returns the list of what is wrong.
"""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import jsonschema
from defusedxml import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CHANNEL = {"title", "link", "description", "language", "lastBuildDate", "ttl", f"{ATOM}link", "item"}
ITEM = {"title", "link", "description", "guid", "pubDate", "category", "enclosure", f"{DC}creator"}
NAMED = re.compile(rb"&(lt|amp);")


class Findings(list):
    def need(self, condition, sentence):
        if not condition:
            self.append(sentence)


def rss(text, location):
    wrong = Findings()
    root = ElementTree.fromstring(text)
    channel = root.find("channel")
    wrong.need(root.tag == "rss" and root.get("version") == "2.0", "no RSS 2.0")
    wrong.need(not NAMED.search(text), "< or & by name: could be taken for markup")
    _known(wrong, channel, CHANNEL)
    for name in ("title", "link", "description", "language", "lastBuildDate", "ttl"):
        wrong.need(len(channel.findall(name)) == 1, f"channel: one {name}")
        wrong.need((channel.findtext(name) or "").strip(), f"channel: {name} is blank")
    own = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    wrong.need([link.get("href") for link in own] == [location], "the link to itself is not its address")
    wrong.need(re.fullmatch(r"[a-z]{2,3}(-[a-zA-Z]{2,4})?", channel.findtext("language")), "language")
    _address(wrong, channel.findtext("link"))
    _rfc822(wrong, channel.findtext("lastBuildDate"))
    guids = []
    for item in channel.findall("item"):
        _known(wrong, item, ITEM)
        for name in ("title", "link", "description", "guid", "pubDate"):
            wrong.need(len(item.findall(name)) == 1, f"item: one {name}")
            wrong.need((item.findtext(name) or "").strip(), f"item: {name} is blank")
        wrong.need(len(item.findall("enclosure")) <= 1, "item: more than one enclosure")
        _address(wrong, item.findtext("link"))
        _rfc822(wrong, item.findtext("pubDate"))
        guid = item.find("guid")
        guids.append(guid.text)
        if guid.get("isPermaLink", "true") == "true":
            _address(wrong, guid.text)
        for enclosure in item.findall("enclosure"):
            _address(wrong, enclosure.get("url"))
            wrong.need(re.fullmatch(r"[1-9]\d*", enclosure.get("length")), "enclosure: no length")
            wrong.need(re.fullmatch(r"image/\w+", enclosure.get("type")), "enclosure: no type")
    wrong.need(len(guids) == len(set(guids)), "two items with the same guid")
    return wrong


def atom(text, location):
    wrong = Findings()
    feed = ElementTree.fromstring(text)
    wrong.need(feed.tag == f"{ATOM}feed", "no Atom")
    for name in ("title", "id", "updated", "author"):
        wrong.need(len(feed.findall(f"{ATOM}{name}")) == 1, f"feed: one {name}")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    wrong.need(links.get("self") == location, "the link to itself is not its address")
    _address(wrong, links.get("alternate"))
    _address(wrong, feed.findtext(f"{ATOM}id"))
    names = [child.tag for child in feed]
    first = names.index(f"{ATOM}entry") if f"{ATOM}entry" in names else len(names)
    wrong.need(set(names[first:]) <= {f"{ATOM}entry"}, "something after the first entry")
    ids, changes = [], []
    for entry in feed.findall(f"{ATOM}entry"):
        for name in ("title", "id", "updated", "published", "summary"):
            wrong.need(len(entry.findall(f"{ATOM}{name}")) == 1, f"entry: one {name}")
            wrong.need((entry.findtext(f"{ATOM}{name}") or "").strip(), f"entry: {name} is blank")
        for name in ("updated", "published"):
            _rfc3339(wrong, entry.findtext(f"{ATOM}{name}"))
        ids.append(entry.findtext(f"{ATOM}id"))
        changes.append(entry.findtext(f"{ATOM}updated"))
        for link in entry.findall(f"{ATOM}link"):
            _address(wrong, link.get("href"))
            if link.get("rel") == "enclosure":
                wrong.need(re.fullmatch(r"[1-9]\d*", link.get("length")), "enclosure: no length")
        for author in entry.findall(f"{ATOM}author"):
            wrong.need((author.findtext(f"{ATOM}name") or "").strip(), "author without a name")
    wrong.need(len(ids) == len(set(ids)), "two entries with the same id")
    wrong.need(len(changes) == len(set(changes)), "two entries with the same time of change")
    return wrong


def json(feed, location):
    wrong = Findings()
    try:
        kind = jsonschema.Draft202012Validator
        kind(JSON_FEED, format_checker=kind.FORMAT_CHECKER).validate(feed)
    except jsonschema.ValidationError as error:
        wrong.append(error.message)
        return wrong
    wrong.need(feed["feed_url"] == location, "feed_url is not its address")
    ids = [item["id"] for item in feed["items"]]
    wrong.need(len(ids) == len(set(ids)), "two items with the same id")
    for item in feed["items"]:
        _address(wrong, item["url"])
    return wrong


def _known(wrong, element, names):
    for child in element:
        wrong.need(child.tag in names, f"{element.tag}: {child.tag} is not known")


def _address(wrong, text):
    parts = urlsplit(text or "")
    wrong.need(parts.scheme in ("http", "https") and parts.netloc, f"{text!r} is no full address")
    wrong.need((text or "").isascii(), f"{text!r} is no URI: its characters are not encoded")


def _rfc822(wrong, text):
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        wrong.append(f"{text!r} is no date of RFC 822")
        return
    wrong.need(moment < datetime.now(UTC) + timedelta(days=1), f"{text!r} is to come")
    wrong.need(text.startswith(f"{moment:%a}"), f"{text!r}: another day of the week")


def _rfc3339(wrong, text):
    try:
        wrong.need(datetime.fromisoformat(text).tzinfo, f"{text!r} has no zone")
    except ValueError:
        wrong.append(f"{text!r} is no date of RFC 3339")


TEXT = {"type": "string", "minLength": 1}
AUTHORS = {"type": "array", "items": {"type": "object", "properties": {"name": TEXT}, "required": ["name"]}}
JSON_FEED = {
    "type": "object",
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": TEXT,
        "feed_url": TEXT,
        "description": TEXT,
        "language": TEXT,
        "authors": AUTHORS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "id": TEXT,
                    "url": TEXT,
                    "title": TEXT,
                    "content_text": TEXT,
                    "date_published": {"type": "string", "format": "date-time"},
                    "date_modified": {"type": "string", "format": "date-time"},
                    "authors": AUTHORS,
                    "tags": {"type": "array", "items": TEXT},
                    "image": TEXT,
                    "attachments": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {
                                "url": TEXT,
                                "mime_type": TEXT,
                                "size_in_bytes": {"type": "integer", "minimum": 1},
                            },
                            "required": ["url", "mime_type"],
                            "additionalProperties": False,
                        },
                    },
                },
                "required": ["id", "url", "content_text"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["version", "title", "items"],
    "additionalProperties": False,
}
