"""What a page says to machines: JSON-LD, its feeds, the press's own block."""

from django import template
from django.urls import reverse
from django.utils.html import format_html_join

from articles.public import enp
from articles.public.linked_data import issue_data, person_data, script

register = template.Library()

FEEDS = (("", "application/rss+xml"), ("-atom", "application/atom+xml"), ("-json", "application/feed+json"))


@register.simple_tag
def person_block(person):
    return script(person_data(person))


@register.simple_tag
def issue_block(issue, layouts):
    return script(issue_data(issue, [story for layout in layouts for story in layout.stories]))


@register.simple_tag
def feed_links(name, *args, title):
    """The three feeds of a list, for its head: `{% feed_links 'feed-district' place.path title=place %}`."""
    links = (
        (kind, title, reverse(f"{name.removesuffix('-rss') if ending else name}{ending}", args=args))
        for ending, kind in FEEDS
    )
    return format_html_join("\n", '<link rel="alternate" type="{}" title="{}" href="{}">', links)


@register.simple_tag
def enp_property(story, ran=None):
    """The block by which the press's own programs know a story."""
    return enp.property_block(story, ran)
