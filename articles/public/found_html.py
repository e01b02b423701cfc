"""What a search found, as HTML: the stories with their words marked, and the ways to narrow it.

In Python, as cards are and for the same reason.
"""

from html import escape

from django.utils.safestring import mark_safe

from articles.moments import day_element
from articles.search.marking import mark
from articles.text.plain import plain_text

SNIPPET = 110  # characters


def found_items(stories, terms):
    """The stories as the items of a list; `terms` by `Results.terms`."""
    return mark_safe("".join(f"<li>{_story(story, terms)}</li>" for story in stories))  # noqa: S308


def _story(story, terms):
    kicker = f'<span class="card__kicker">{mark(story.kicker, terms)}</span>' if story.kicker else ""
    words = mark(plain_text(story.body).replace("\n", ""), terms, width=SNIPPET)
    column = story.column
    named = f'<a href="{column.get_absolute_url()}">{mark(column.name, terms)}</a>' if column else ""
    people = "".join(f"<span>{mark(name, terms)}</span>" for name in story.people)
    return (
        f'<article class="card"><h2 class="card__headline">{kicker}'
        f'<a href="{story.get_absolute_url()}">{mark(story.headline, terms)}</a></h2>\n'
        f'  <p class="card__excerpt">{words}</p>\n'
        f'  <p class="card__meta">{named}{people}{day_element(story.published_at)}</p></article>'
    )


def facet_sections(facets):
    """`facets` by `search_facets.facets_of`."""
    return mark_safe("".join(map(_facet, facets)))  # noqa: S308 - names are escaped


def _facet(facet):
    choices = (
        f'<li><a href="{escape(choice.address)}" rel="nofollow"><span>{escape(choice.label)}</span> '
        f'<span class="facet__count">{choice.count}</span></a></li>'
        for choice in facet.choices
    )
    return (
        f'<section class="facet"><h3>{escape(facet.title)}</h3>'
        f'<ul class="facet__list">{"".join(choices)}</ul></section>'
    )
