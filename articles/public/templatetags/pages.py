"""Words for the pages of the paper as pictures."""

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from articles.public import page_pictures

register = template.Library()

register.filter("page_srcset", page_pictures.srcset)


@register.simple_tag
def page_picture(facsimile, alt="", sizes="", eager=False):
    return page_pictures.page_picture(facsimile, alt=alt, sizes=sizes, eager=bool(eager))


@register.simple_tag
def chrome_lang():
    """The language of our own words, for a place among words of the paper."""
    return mark_safe('lang="en"' if get_language() == "en" else 'lang="zh-Hans"')  # noqa: S308
