"""What the page of the search is made of: articles/public/found_html.py says what each takes."""

from django import template

from articles.public import found_html
from articles.search.marking import mark

register = template.Library()

register.simple_tag(found_html.found_items)
register.simple_tag(found_html.facet_sections)


@register.filter
def marked(text, terms):
    """The text with every search term in it marked."""
    return mark(text, terms)
