"""What stands around a story on its page: articles/public/story_html says what each takes."""

from django import template

from articles.public import story_html

register = template.Library()


@register.simple_tag
def story_meta(story, linked_data):
    return story_html.meta(story, linked_data)


@register.simple_tag
def story_facts(story, ran, address):
    return story_html.facts(story, ran, address)


@register.simple_tag
def story_beside(story, printed, earlier):
    return story_html.beside(story, printed, earlier)
