"""A photo as HTML: what `photos/_picture.html` and `photos/_photo.html` include, in a page that may have
dozens of it.

Written in Python because it is the most frequent piece of the site; a template takes twenty
times as long.
"""

from html import escape
from urllib.parse import quote

from django.conf import settings
from django.utils.safestring import mark_safe

from articles.photos.renditions import fallback_width, widths_of
from newsroom.keeping import kept_by_language

SIZES = "(min-width: 48rem) 45rem, 100vw"
AT_ONCE, LATER = 'fetchpriority="high"', 'loading="lazy" decoding="async"'


def picture(photo, *, alt="", sizes="", eager=False):
    """A `<picture>` of the photo, uncropped; `eager` where it is sure to be seen first."""
    name, alt, sizes = photo.picture.name, alt or photo.alt, sizes or SIZES
    return _picture(name, photo.width, photo.height, photo.focus, alt, sizes, eager)


@kept_by_language
def _picture(name, width, height, focus, alt, sizes, eager):
    """Kept by all that it shows: those of today are on many pages."""
    folder, widths = _folder(name), widths_of(width, height)
    srcset = ", ".join(f"{folder}/{each}w.webp {each}w" for each in widths)
    return mark_safe(  # noqa: S308 - all words are escaped, and addresses are quoted
        f'<picture>\n  <source type="image/webp" srcset="{srcset}" sizes="{escape(sizes)}">\n'
        f'  <img class="{focus}" src="{folder}/{fallback_width(widths)}w.jpeg" width="{width}" '
        f'height="{height}" alt="{escape(alt)}" {AT_ONCE if eager else LATER}>\n</picture>'
    )


def figure(photo, *, alt="", caption="", credit="", ai_label="", sizes="", eager=False, opens=False):
    """A `<figure>` of the photo with its caption and credit; never cropped.

    The story's own words win over the photo's. `opens`: it leads to its largest size
    (static/js/lightbox.js).
    """
    image = picture(photo, alt=alt, sizes=sizes, eager=eager)
    if opens:
        image = f'<a class="photo__open" href="{largest(photo)}" data-opens>{image}</a>'
    said = (("caption", caption), ("credit", credit or photo.credit), ("ai", ai_label))
    words = " ".join(f'<span class="photo__{name}">{escape(text)}</span>' for name, text in said if text)
    legend = f"  <figcaption>{words}</figcaption>\n" if words else ""
    shape = " photo--portrait" if photo.is_portrait else ""
    return mark_safe(f'<figure class="photo{shape}">\n  {image}\n{legend}</figure>\n')  # noqa: S308


def largest(photo):
    """The address of its largest WebP."""
    return f"{folder_of(photo)}/{widths_of(photo.width, photo.height)[-1]}w.webp"


def plain(photo):
    """The address of its JPEG, for what reads no WebP, and how wide that is."""
    width = fallback_width(widths_of(photo.width, photo.height))
    return f"{folder_of(photo)}/{width}w.jpeg", width


def folder_of(photo):
    """Where all renditions of a photo have their addresses, without a slash at the end."""
    return _folder(photo.picture.name)


def _folder(name):
    return settings.MEDIA_URL + quote(name.rpartition(".")[0])
