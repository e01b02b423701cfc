"""Words for the pages of the paper as pictures."""

from django import template
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

register = template.Library()

PLAIN = 640  # pixels wide, for what knows no srcset


@register.filter
def page_src(facsimile, width=PLAIN):
    """The address of one picture of the page, in the kind that every browser knows."""
    return _address(facsimile, width, "webp")


@register.filter
def page_srcset(facsimile, kind):
    """All its pictures of this kind ("avif", "webp"), with their widths."""
    return ", ".join(f"{_address(facsimile, width, kind)} {width}w" for width, _height in facsimile.sizes)


def _address(facsimile, width, kind):
    page = facsimile.page
    return reverse("page-picture", args=[page.issue.date, page.number, width, kind])


@register.simple_tag
def chrome_lang():
    """The language of our own words, for a place among words of the paper."""
    return mark_safe('lang="en"' if get_language() == "en" else 'lang="zh-Hans"')  # noqa: S308
