"""Whether the site is grey today."""

from django import template

from articles.mourning import days

register = template.Library()


@register.simple_tag
def is_mourning():
    return days.is_mourning()
