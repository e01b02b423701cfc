"""A page of an issue as a small sheet, as HTML: its picture above its headlines by weight.

In Python, as cards are and for the same reason: an issue has sixteen of them, with sixty headlines.
"""

from html import escape

from django.utils.safestring import mark_safe

from articles.public.cards import crop, headline, lead_use
from articles.public.link_html import name_of_page
from articles.public.page_pictures import page_picture

SIZES = "(min-width: 31rem) 280px, 130px"


def sheet(layout, *, eager=False):
    """`layout` is by `front.layouts_of`; `eager` where it is sure to be seen first."""
    page = layout.page
    address = page.get_absolute_url()
    parts = [
        f'<h2 class="paper__name"><a href="{address}"><span class="number">{name_of_page(page.number)}</span></a>'
        f'<span lang="zh-Hans">{escape(page.name)}</span></h2>\n'
    ]
    parts.extend(
        f'<a class="paper__picture" href="{address}" tabindex="-1" aria-hidden="true">'
        f"{page_picture(facsimile, sizes=SIZES, eager=eager)}</a>"
        for facsimile in page.shown
    )
    parts.append('\n<ul class="paper__stories" lang="zh-Hans">\n')
    if layout.lead:
        use = None if page.shown else lead_use(layout.lead)
        parts.append(_line("lead", layout.lead, crop(use, sizes="280px") if use else ""))
    for weight in ("seconds", "photos", "ordinary", "briefs"):
        parts.extend(_line(weight.removesuffix("s"), story) for story in getattr(layout, weight))
    parts.append("</ul>")
    return mark_safe("".join(parts))  # noqa: S308 - all words are escaped


def _line(weight, story, picture=""):
    return f'<li data-weight="{weight}">{headline(story)}{picture}</li>\n'
