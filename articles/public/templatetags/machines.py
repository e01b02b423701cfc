"""What a page says to machines: JSON-LD, its feeds, the press's own block."""

import json

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from articles.public import enp
from articles.public.linked_data import issue_data, person_data
from articles.public.linked_data.story import changed_at as latest_change
from articles.public.linked_data.story import writers

register = template.Library()

FEEDS = (("", "application/rss+xml"), ("-atom", "application/atom+xml"), ("-json", "application/feed+json"))


@register.simple_tag
def json_ld(data):
    """JSON-LD as a script element that cannot be closed from within."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


@register.simple_tag
def person_block(person):
    return json_ld(person_data(person))


@register.simple_tag
def issue_block(issue, layouts):
    return json_ld(issue_data(issue, [story for layout in layouts for story in layout.stories]))


@register.simple_tag
def feed_links(name, *args, title):
    """The three feeds of a list, for its head: `{% feed_links 'feed-district' place.path title=place %}`."""
    links = (
        (kind, title, reverse(f"{name.removesuffix('-rss') if ending else name}{ending}", args=args))
        for ending, kind in FEEDS
    )
    return format_html_join("\n", '<link rel="alternate" type="{}" title="{}" href="{}">', links)


@register.simple_tag
def writers_of(story):
    return writers(story.bylines)


@register.simple_tag
def changed_at(story):
    return latest_change(story)


@register.simple_tag
def enp_property(story, ran=None):
    """The block by which the press's own programs know a story."""
    return enp.property_block(story, ran)
