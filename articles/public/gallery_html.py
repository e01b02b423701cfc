"""Photos with the stories they stand in, and the way to other months, as HTML.

In Python, as cards are and for the same reason.
"""

from html import escape

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from articles.photos.picture_html import picture
from articles.public.link_html import name_of_year
from newsroom.keeping import kept_by_language

SIZES = "(min-width: 62rem) 400px, 100vw"
CAPTION = 60  # characters


def gallery_items(uses):
    """Photo uses, each with its photo and its story, as the items of a list."""
    return mark_safe("".join(map(_item, uses)))  # noqa: S308 - all words are escaped


def month_items(months, month=None):
    """The months as links, the items of a list; `month` is the one that is open."""
    return mark_safe("".join(_month(each, each == month) for each in months))  # noqa: S308


def _month(month, is_open):
    address, name, _year = _link(month)
    return f'<li><a href="{address}"{' aria-current="page"' if is_open else ""}>{name}</a></li>'


def year_items(months, year):
    """The last month of each year as a link that names the year; `year` is the one that is shown."""
    return mark_safe("".join(_year(each, each.year == year) for each in months))  # noqa: S308


def _year(month, is_shown):
    address, _month, name = _link(month)
    return f'<li><a href="{address}"{' aria-current="true"' if is_shown else ""}>{name}</a></li>'


@kept_by_language
def _link(month):
    """The address of its photos, its name, and that of its year."""
    address = reverse("public:photos-of-month", args=[month])
    return address, escape(date_format(month, "F")), name_of_year(month.year)


def _item(use):
    story, credit = use.article, use.credit or use.photo.credit
    said = f' <span class="photo__credit">{escape(credit)}</span>' if credit else ""
    label = f' <span class="photo__ai">{escape(use.ai_label)}</span>' if use.is_ai_made else ""
    caption = use.caption
    if len(caption) > CAPTION:  # asked first: cutting it takes longer than all else
        caption = Truncator(caption).chars(CAPTION)
    return (
        f'<li><a class="gallery__link" href="{story.get_absolute_url()}"><div class="crop">'
        f"{picture(use.photo, alt=use.alt_text, sizes=SIZES)}</div><b>{escape(story.headline)}</b></a>"
        f'<p class="soft">{escape(caption)}{said}{label}</p></li>'
    )
