"""The text of a story as HTML that stands by itself: full addresses, no class of ours.

For whoever shows it elsewhere. The pictures come along, each with its caption and credit.
"""

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from articles.public.addresses import absolute


def whole_text(reading):
    """Safe HTML: the photos above the text, the text with its photos, those below."""
    pieces = [
        *map(figure, reading.lead_photos),
        *(figure(part["use"]) if "use" in part else part["html"] for part in reading.parts),
        *map(figure, reading.closing_photos),
    ]
    return mark_safe("\n".join(pieces))  # noqa: S308 - clean parts, each of them safe


def figure(use):
    photo = use.photo
    words = " ".join(filter(None, [use.caption, use.credit, use.ai_label]))
    return format_html(
        '<figure><img src="{}" width="{}" height="{}" alt="{}">{}</figure>',
        absolute(photo.src),
        photo.width,
        photo.height,
        use.alt_text,
        format_html("<figcaption>{}</figcaption>", words) if words else "",
    )
