"""The body of a story as it is shown: cut at its photos, with the dateline run in.

On the public page and on a proof alike, so that what is proofread is what is published.
"""

import re

from django.utils.safestring import mark_safe

PLACED_PHOTO = re.compile(r'<figure[^>]*?\bdata-photo="(\d+)"[^>]*>\s*</figure>')
FIRST_PARAGRAPH = re.compile(r"\A\s*<p(?:\s[^>]*)?>")


def placed_photo_ids(body):
    """The ids of the photos that have a place in the text."""
    return {int(pk) for pk in PLACED_PHOTO.findall(body)}


def with_dateline(body, run_in):
    """The body with `run_in` (safe HTML) before the first words, as it stands in print."""
    if opening := FIRST_PARAGRAPH.match(body):
        return f"{opening[0]}{run_in}{body[opening.end() :]}"
    return f"<p>{run_in}</p>{body}"


def parts(body, photo_uses):
    """The body cut at its photos: dicts with either `html` or `use` (a photo use).

    A photo stands where it is named first. One that is not among `photo_uses` is left out.
    """
    uses = {use.photo_id: use for use in photo_uses}
    found = []
    # Splitting by a pattern with one group gives text and group by turns.
    for index, piece in enumerate(PLACED_PHOTO.split(body)):
        if index % 2:
            if use := uses.pop(int(piece), None):
                found.append({"use": use})
        elif piece.strip():
            found.append({"html": mark_safe(piece)})  # noqa: S308 - cleaned by BodyField
    return found
