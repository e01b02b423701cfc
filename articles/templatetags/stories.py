"""A story in templates, as readers see it."""

from django import template

from articles.story_html import story_html

register = template.Library()


@register.simple_tag
def story_as_read(story):
    return story_html(story)
