"""Photos with the stories they stand in, as HTML. In Python, as cards are and for the same reason."""

from html import escape

from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from articles.photos.picture_html import picture

SIZES = "(min-width: 62rem) 400px, 100vw"
CAPTION = 60  # characters


def gallery_items(uses):
    """Photo uses, each with its photo and its story, as the items of a list."""
    return mark_safe("".join(map(_item, uses)))  # noqa: S308 - all words are escaped


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
