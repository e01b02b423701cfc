"""The lists of stories on a front page, as HTML: headlines, the news, the pages inside, the pictures.

In Python, as cards are and for the same reason.
"""

from html import escape

from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from articles.moments import day_element, time_element
from articles.photos.picture_html import picture
from articles.public.cards import ai_label, card, headline, link
from articles.public.link_html import name_of_page
from newsroom.keeping import kept_by_language

SIZES_INSIDE = "(min-width: 62rem) 390px, 100vw"
SIZES_IN_STRIP = "(min-width: 62rem) 420px, 78vw"
CAPTION = 36  # characters
WORDS_INSIDE = 54


def headline_items(stories):
    """Headlines as the items of a list."""
    return _headline_items(*((story.pk, story.headline) for story in stories))


@kept_by_language(most=200)
def _headline_items(*headlines):
    return mark_safe("".join(f"<li>{link(pk, words)}</li>" for pk, words in headlines))  # noqa: S308


def dated_items(stories):
    """The same, each with its day."""
    return mark_safe(  # noqa: S308
        "".join(f"<li>{headline(story)}{day_element(story.published_at)}</li>" for story in stories)
    )


def column_items(columns):
    """Columns with their newest headline, as the items of a list. `columns`: of (address, name, story)."""
    return _column_items(*((address, name, story.pk, story.headline) for address, name, story in columns))


@kept_by_language(most=200)
def _column_items(*columns):
    return mark_safe(  # noqa: S308
        "".join(
            f'<li><a href="{address}">{escape(name)}</a> {link(pk, words)}</li>'
            for address, name, pk, words in columns
        )
    )


def news_items(stories, issue=None):
    """Headlines with their hour, and with their day where that is not the issue's."""
    return mark_safe("".join(_news(story, issue and issue.date) for story in stories))  # noqa: S308


def _news(story, today):
    moment = timezone.localtime(story.published_at)
    day = "" if moment.date() == today else f"{moment.month}/{moment.day} "
    return f"<li>{time_element(moment, f'{day}{moment:%H:%M}')} {headline(story)}</li>"


def inside_pages(layouts):
    """The pages inside, each with its lead and the next headlines (`layout.headlines`)."""
    return mark_safe("".join(map(_inside, layouts)))  # noqa: S308


def _inside(layout):
    page = layout.page
    headlines = headline_items(layout.headlines)
    return (
        f'<section class="inside" aria-labelledby="page-{page.number}">\n'
        f'  <h3 class="inside__name" id="page-{page.number}"><a href="{page.get_absolute_url()}">'
        f"{_number(page.number)}"
        f'<span lang="zh-Hans">{escape(page.name)}</span></a></h3>\n'
        f"  {card(layout.lead, words=WORDS_INSIDE, picture=True, level=4, sizes=SIZES_INSIDE)}\n"
        f"{f'<ul class="headlines" lang="zh-Hans">{headlines}</ul>' if headlines else ''}\n</section>\n"
    )


@kept_by_language
def _number(number):
    return (
        f'<span class="visually-hidden">{name_of_page(number)}</span>'
        f'<span class="number" aria-hidden="true">{number:02}</span>'
    )


def strip_items(uses):
    """Photos of stories (`use.article`) as the items of a list, each with a line."""
    return mark_safe("".join(map(_in_strip, uses)))  # noqa: S308


def _in_strip(use):
    story = use.article
    words = Truncator(use.caption or story.headline).chars(CAPTION)
    return (
        f'<li><a href="{story.get_absolute_url()}"><span class="crop">'
        f"{picture(use.photo, alt=use.alt_text, sizes=SIZES_IN_STRIP)}{ai_label(use)}</span>"
        f'<span class="strip__caption">{escape(words)}</span></a></li>'
    )
