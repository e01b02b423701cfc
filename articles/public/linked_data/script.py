"""JSON-LD in a page."""

import json

from django.utils.safestring import mark_safe


def script(data):
    """A script element that cannot be closed from within."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308
