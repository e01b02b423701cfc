"""A story for link cards, search engines and archives: what its page has in its head."""

from html import escape

from django.utils.safestring import mark_safe

from articles.moments import for_machines
from articles.public.addresses import absolute
from articles.public.linked_data import script
from articles.public.linked_data.story import changed_at, writers
from newsroom.links import address_of_number


def meta(story, linked_data):
    """In: a `Reading` of a published story; its JSON-LD, a script for each."""
    people, summary, headline = writers(story.bylines), escape(story.summary), escape(story.headline)
    named = [("description", summary), *(("author", escape(person.name)) for person in people)]
    picture = absolute(address_of_number("share-picture", story.article.pk))
    about = [
        ("og:type", "article"),
        ("og:locale", "zh_CN"),
        ("og:title", headline),
        ("og:description", summary),
        ("og:image", picture),
        ("og:image:type", "image/jpeg"),
        ("og:image:width", 1200),
        ("og:image:height", 630),
        ("og:image:alt", headline),
        ("article:published_time", for_machines(story.article.published_at)),
        ("article:modified_time", for_machines(changed_at(story))),
        *(("article:author", absolute(person.get_absolute_url())) for person in people),
    ]
    if story.column:
        about.append(("article:section", escape(story.column.name)))
    about += [("article:tag", escape(tag.name)) for tag in story.tags]
    lines = [f'<meta name="{name}" content="{content}">' for name, content in named]
    lines += [f'<meta property="{name}" content="{content}">' for name, content in about]
    lines.append('<meta name="twitter:card" content="summary_large_image">')
    lines += map(script, linked_data)
    return mark_safe("\n".join(lines))  # noqa: S308 - all words are escaped
