"""A story in a list, as HTML: headline, card, crop. In Python, as are pictures and for the same
reason (articles/photos/picture_html.py): a list has up to forty of them, each of twenty pieces.

The templates `articles/_card.html` and its kin include these; what they take stands there.
"""

from html import escape

from django.utils.safestring import mark_safe

from articles.listing.reading import WORDS
from articles.moments import day_element
from articles.photos.picture_html import picture
from articles.reading import excerpt, opening_of
from articles.story_html import phrases
from newsroom.keeping import kept_by_language
from newsroom.links import address_of_number

BYLINES = 2


def card(article, *, kind="", words=0, picture=False, meta=False, level=3, subhead=False, sizes=""):
    """The whole `<article>`. `article` was fetched with what it shows, by `for_cards`."""
    use = lead_use(article) if picture else None
    return _card(
        article.pk,
        article.headline,
        article.kicker,
        article.subhead if subhead else "",
        opening_of(article) if words else "",
        _meta_shown(article) if meta else None,
        crop(use, sizes=sizes) if use else "",
        kind,
        words,
        level,
    )


@kept_by_language(most=1000)  # of some 6 kB
def _card(pk, headline, kicker, subhead, opening, meta, image, kind, words, level):
    """Kept by all that it shows: a story of today stands on the front page, in the newest page of a
    dozen lists and again at the next request."""
    parts = [f'<article class="card{f" card--{kind}" if kind else ""}" lang="zh-Hans">\n  ']
    if image:
        parts.append(f"{image}\n  ")
    parts.append(f'<h{level} class="card__headline">')
    if kicker:
        parts.append(f'<span class="card__kicker">{escape(kicker)}</span>')
    parts.append(f"{link(pk, headline)}</h{level}>\n  ")
    if subhead:
        parts.append(f'<p class="card__subhead">{escape(subhead)}</p>\n  ')
    if words:
        parts.append(f'<p class="card__excerpt">{escape(excerpt(opening, words))}</p>\n')
    if meta:
        parts.append(f"  {_meta_of(*meta)}\n")
    parts.append("</article>")
    return mark_safe("".join(parts))  # noqa: S308 - all words are escaped


def row_items(articles, sizes):
    """Cards with everything, the picture beside the words, as the items of a list."""
    rows = (
        card(article, kind="row", words=WORDS, picture=True, meta=True, level=2, sizes=sizes)
        for article in articles
    )
    return mark_safe("".join(f"<li>{row}</li>" for row in rows))  # noqa: S308


def headline(article):
    """That of a story as a link."""
    return link(article.pk, article.headline)


@kept_by_language
def link(pk, text):
    """A headline as a link. Kept, as the front page has seventy."""
    length = "short" if len(text) <= 12 else "medium" if len(text) <= 20 else "long"
    address = address_of_number("public:article", pk)
    return mark_safe(f'<a data-length="{length}" href="{address}">{phrases(text)}</a>')  # noqa: S308


def crop(use, *, sizes="", eager=False):
    """A photo use, cropped to a shape."""
    image = picture(use.photo, alt=use.alt_text, sizes=sizes, eager=eager)
    return mark_safe(f'<div class="card__picture crop">{image}{ai_label(use)}</div>')  # noqa: S308


def ai_label(use):
    """What says over a picture that a machine made it, or nothing."""
    return f'<span class="photo__ai photo__ai--over">{escape(use.ai_label)}</span>' if use.is_ai_made else ""


def _meta_shown(article):
    """What `_meta_of` takes of a story."""
    column = article.column
    return (
        column and (column.get_absolute_url(), column.name),
        tuple(each.reporter.name for each in fetched(article, "bylines")[:BYLINES]),
        article.published_at,
    )


def _meta_of(column, people, published_at):
    """Column, people and day."""
    parts = ['<p class="card__meta">']
    if column:
        address, name = column
        parts.append(f'<a href="{address}">{escape(name)}</a>')
    parts += [f"<span>{escape(name)}</span>" for name in people]
    parts.append(f"{day_element(published_at)}</p>")
    return "".join(parts)


def lead_use(article):
    """The photo that stands for a story in a list, or None."""
    return next(iter(fetched(article, "photo_uses")), None)


def fetched(article, name):
    """What was fetched along with the story, without the manager that would be made for asking."""
    found = getattr(article, "_prefetched_objects_cache", {}).get(name)
    return getattr(article, name).all() if found is None else found
