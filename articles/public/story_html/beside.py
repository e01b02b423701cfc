"""What to read next, all of it older or of the same issue."""

from html import escape

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.moments import day_element
from articles.story_html import labelled, phrases
from newsroom.keeping import kept_by_language


def beside(story, printed, earlier):
    """In: a `Reading`, where it stands in print (`InPrint`), what stood in its column before it."""
    sections = []
    if printed.beside:
        sections.append(section(_("On the same page"), map(item, printed.beside)))
    if earlier:
        heading = labelled(_("Earlier in this column")) + column_link(story.column)
        sections.append(section(heading, map(dated_item, earlier)))
    rest = "\n  ".join(sections)
    aside = f'<aside class="story__beside" role="none">\n  {rest}\n</aside>\n' if sections else ""
    return mark_safe(neighbours(printed) + aside)  # noqa: S308 - all words are escaped


def neighbours(printed):
    """The stories before and after it in the issue."""
    before, after = words_for_neighbours()
    links = []
    if other := printed.previous:
        links.append(f'<a rel="prev" href="{other.get_absolute_url()}">{before}{headline(other)}</a>')
    if other := printed.next:
        links.append(f'<a rel="next" href="{other.get_absolute_url()}">{after}{headline(other)}</a>')
    if not links:
        return ""
    inside = "\n  ".join(links)
    return f'<nav class="neighbours" aria-label="{_("Neighbouring stories")}">\n  {inside}\n</nav>\n'


@kept_by_language
def words_for_neighbours():
    before, after = escape(_("Previous in the issue")), escape(_("Next in the issue"))
    return f"<small>← {before}</small>", f"<small>{after} →</small>"


def headline(other):
    return f'<span lang="zh-Hans">{escape(other.headline)}</span>'


def column_link(column):
    return f'<a href="{column.get_absolute_url()}" lang="zh-Hans">{escape(column.name)}</a>'


def section(heading, items):
    return (
        f'<section><h2>{heading}</h2>\n  <ul class="headlines" lang="zh-Hans">{"".join(items)}</ul></section>'
    )


def item(other):
    return f"<li>{link(other)}</li>"


def dated_item(other):
    return f"<li>{link(other)}{day_element(other.published_at)}</li>"


def link(other):
    return f'<a href="{other.get_absolute_url()}">{phrases(other.headline)}</a>'
