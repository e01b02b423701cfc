"""A photo as HTML: what `photos/_picture.html` includes, in a page that may have dozens of it.

Written in Python because it is the most frequent piece of the site; a template takes twenty
times as long.
"""

from html import escape
from urllib.parse import quote

from django.conf import settings
from django.utils.safestring import mark_safe

from articles.photos.renditions import fallback_width, widths_of

SIZES = "(min-width: 48rem) 45rem, 100vw"
AT_ONCE, LATER = 'fetchpriority="high"', 'loading="lazy" decoding="async"'


def picture(photo, *, alt="", sizes="", eager=False):
    """A `<picture>` of the photo, uncropped; `eager` where it is sure to be seen first."""
    folder, widths = folder_of(photo), widths_of(photo.width, photo.height)
    srcset = ", ".join(f"{folder}/{width}w.webp {width}w" for width in widths)
    return mark_safe(  # noqa: S308 - all words are escaped, and addresses are quoted
        f'<picture>\n  <source type="image/webp" srcset="{srcset}" sizes="{escape(sizes or SIZES)}">\n'
        f'  <img class="{photo.focus}" src="{folder}/{fallback_width(widths)}w.jpeg" width="{photo.width}" '
        f'height="{photo.height}" alt="{escape(alt or photo.alt)}" {AT_ONCE if eager else LATER}>\n</picture>'
    )


def folder_of(photo):
    """Where all renditions of a photo have their addresses, without a slash at the end."""
    return settings.MEDIA_URL + quote(photo.picture.name.rpartition(".")[0])
