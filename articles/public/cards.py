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
    parts = [f'<article class="card{f" card--{kind}" if kind else ""}" lang="zh-Hans">\n  ']
    if use:
        parts.append(f"{crop(use, sizes=sizes)}\n  ")
    parts.append(f'<h{level} class="card__headline">')
    if article.kicker:
        parts.append(f'<span class="card__kicker">{escape(article.kicker)}</span>')
    parts.append(f"{headline(article)}</h{level}>\n  ")
    if subhead and article.subhead:
        parts.append(f'<p class="card__subhead">{escape(article.subhead)}</p>\n  ')
    if words:
        parts.append(f'<p class="card__excerpt">{escape(excerpt(opening_of(article), words))}</p>\n')
    if meta:
        parts.append(f"  {meta_of(article)}\n")
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
    """The headline as a link."""
    return _link(article.pk, article.headline)


@kept_by_language
def _link(pk, text):
    """Kept, as the front page has seventy."""
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


def meta_of(article):
    """Column, people and day."""
    column = article.column
    parts = ['<p class="card__meta">']
    if column:
        parts.append(f'<a href="{column.get_absolute_url()}">{escape(column.name)}</a>')
    parts += [f"<span>{escape(each.reporter.name)}</span>" for each in fetched(article, "bylines")[:BYLINES]]
    parts.append(f"{day_element(article.published_at)}</p>")
    return "".join(parts)


def lead_use(article):
    """The photo that stands for a story in a list, or None."""
    return next(iter(fetched(article, "photo_uses")), None)


def fetched(article, name):
    """What was fetched along with the story, without the manager that would be made for asking."""
    found = getattr(article, "_prefetched_objects_cache", {}).get(name)
    return getattr(article, name).all() if found is None else found
