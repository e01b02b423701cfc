"""Small words for the public templates."""

from functools import lru_cache
from html import escape

from django import template
from django.conf import settings
from django.utils import timezone, translation
from django.utils.safestring import mark_safe

from articles import story_html
from articles.issues.typesetting.furniture import lunar as lunar_date
from articles.moments import for_machines
from articles.public import addresses, cards
from articles.reading import excerpt as first_words
from articles.reading import opening_of
from newsroom.keeping import kept_by_language

register = template.Library()

HREFLANG = {"zh-hans": "zh-Hans", "en": "en"}


@register.simple_tag
def paper_name(language=None):
    """The paper's name, in the language given or the page's."""
    if language:
        with translation.override(language):
            return str(settings.PAPER_NAME)
    return str(settings.PAPER_NAME)


@register.simple_tag
def today():
    """The day it is in Beijing."""
    return timezone.localdate()


@register.simple_tag
def lunar(day):
    """The day in the farmers' calendar, for the Chinese pages; empty on others."""
    return lunar_day(day) if translation.get_language() == "zh-hans" else ""


@lru_cache(maxsize=8)
def lunar_day(day):
    return lunar_date(day)


register.filter("moment", for_machines)


@register.simple_tag(takes_context=True)
def own_addresses(context):
    """For the head of a page: its one address, and that in each language."""
    request = context["request"]
    own = escape(addresses.canonical(request))
    links = [f'<link rel="canonical" href="{own}">']
    links += [
        f'<link rel="alternate" hreflang="{HREFLANG[code]}" href="{escape(addresses.absolute(path))}">'
        for code, path in addresses.alternates(request)
    ]
    links.append(f'<meta property="og:site_name" content="{escape(paper_name())}">')
    links.append(f'<meta property="og:url" content="{own}">')
    return mark_safe("\n".join(links))  # noqa: S308 - addresses and name are escaped


@register.simple_tag(takes_context=True)
def other_languages(context):
    """Links to the same page in the languages that it is not in."""
    current = translation.get_language()
    links = (
        f'<a href="{escape(path)}" hreflang="{HREFLANG[code]}" lang="{HREFLANG[code]}">{name_of(code)}</a>'
        for code, path in addresses.alternates(context["request"])
        if code != current
    )
    return mark_safe("".join(links))  # noqa: S308 - addresses are escaped


@kept_by_language
def name_of(code):
    """The name of a language, in that language."""
    with translation.override(code):
        return "English" if code == "en" else escape(translation.gettext("In Chinese"))


@register.filter
def absolute(path):
    return addresses.absolute(path)


@register.filter(is_safe=True)
def phrases(headline):
    """Keeps the phrases of a headline together, so that it breaks where the writer put a space."""
    return mark_safe(story_html.phrases(str(headline)))  # noqa: S308 - all words are escaped


@register.filter
def headline_length(headline):
    """short, medium or long: how large the headline of a lead story can be set."""
    return "short" if len(headline) <= 12 else "medium" if len(headline) <= 20 else "long"


@register.filter
def excerpt(article, length=90):
    """The first words of a story, as plain text."""
    return first_words(opening_of(article), int(length))


register.filter(cards.lead_use)


@register.simple_tag(takes_context=True)
def with_query(context, **changes):
    """This page's query with some parameters changed (None removes one), `?` included."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = value
    return f"?{query.urlencode()}"
