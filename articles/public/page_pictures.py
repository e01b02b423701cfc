"""A page of the paper as a picture, as HTML. In Python, as are photos and for the same reason
(articles/photos/picture_html.py): a month in the calendar has thirty."""

from html import escape

from django.urls import reverse
from django.utils.safestring import mark_safe

from newsroom.keeping import kept_by_language

PLAIN = 640  # pixels wide, for what knows no srcset


def page_picture(facsimile, *, alt="", sizes="", eager=False):
    """A `<picture>` of the page. `facsimile` comes with its page and that with its issue."""
    width, height = facsimile.sizes[1]
    later = "" if eager else ' loading="lazy"'
    return mark_safe(  # noqa: S308 - all words are escaped
        f'<picture>\n  <source type="image/avif" srcset="{srcset(facsimile, "avif")}" sizes="{escape(sizes)}">\n'
        f'  <img class="page-picture" src="{src(facsimile)}" srcset="{srcset(facsimile, "webp")}" '
        f'sizes="{escape(sizes)}" width="{width}" height="{height}" alt="{escape(alt)}"{later} '
        'decoding="async">\n</picture>'
    )


def srcset(facsimile, kind):
    """All its pictures of this kind ("avif", "webp"), with their widths."""
    begin = _begin_of(facsimile)
    return ", ".join(f"{begin}{width}.{kind} {width}w" for width, _height in facsimile.sizes)


def src(facsimile, width=PLAIN):
    """The address of one of its pictures, in the kind that every browser knows."""
    return f"{_begin_of(facsimile)}{width}.webp"


def _begin_of(facsimile):
    return _begin(facsimile.page.issue.date, facsimile.page.number)


@kept_by_language
def _begin(date, number):
    return reverse("page-picture", args=[date, number, PLAIN, "webp"]).removesuffix(f"{PLAIN}.webp")
