"""What all our ninjs items have in common."""

from django.conf import settings
from django.utils import translation

from articles.public.addresses import absolute

LANGUAGE = "zh-Hans"
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
HTML, JSON, PDF = "text/html", "application/json", "application/pdf"


def paper():
    """The paper's own name: these items are in the paper's language, whoever asks."""
    with translation.override("zh-hans"):
        return str(settings.PAPER_NAME)


def item(thing, kind, **fields):
    """A ninjs item: identified by its public address, without the fields that say nothing."""
    said = {name: value for name, value in fields.items() if value not in ("", None, [])}
    return {"uri": absolute(thing.get_absolute_url()), "type": kind, **said}


def named(things, rel):
    """Concepts with a page of their own on our site: districts, unions, columns, people."""
    return [{"name": str(thing), "rel": rel, "uri": absolute(thing.get_absolute_url())} for thing in things]


def file(name, address, content_type, **size):
    """A rendition: one file, under the name that tells it from the others."""
    return {"name": name, "href": absolute(address), "contentType": content_type, **size}


def notice(year):
    return f"© {year} {paper()}"
