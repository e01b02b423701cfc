"""Which photos look alike, whatever their size, quality or format.

The difference hash of difference_hash.py: 64 bits, kept as four numbers of 16.
Two pictures of which at most BOUND bits differ are shown to people as alike: then at least
one of the four parts differs in at most one bit (7 / 4 < 2), so that 17 values of each of
four indexed columns find them all, however many photos there are.
"""

import logging

from django.db.models import Q

from articles.photos.models import Photo
from articles.photos.opening import look
from newsroom.confined import Unreadable

logger = logging.getLogger(__name__)

BOUND = 7  # bits of 64
BANDS = ("look_1", "look_2", "look_3", "look_4")
PLAIN = 6  # bits: with fewer set, or fewer not set, nothing can be told (a wall, a sky)
UNREADABLE = (-1, -1, -1, -1)
A_FEW = 20  # older photos looked at with each upload, some 5 ms each


def distance(one, other):
    """How many of the 64 bits differ."""
    return sum((a ^ b).bit_count() for a, b in zip(one, other))


def says_little(look):
    ones = sum(band.bit_count() for band in look) if look != UNREADABLE else 0
    return ones < PLAIN or 64 - ones < PLAIN


def alike(photo, user, limit=3):
    """Photos that look like this one, nearest first, of those that this person may see."""
    if photo.looks is None or says_little(photo.looks):
        return []
    near = Q()
    for band, value in zip(BANDS, photo.looks):
        near |= Q(**{f"{band}__in": [value, *(value ^ 1 << bit for bit in range(16))]})
    family = {photo.pk, photo.derived_from_id}
    found = [
        (distance(photo.looks, other.looks), other.pk, other)
        for other in Photo.objects.visible_to(user).filter(near).exclude(pk__in=family - {None})[:500]
        if other.looks and other.derived_from_id != photo.pk
    ]
    return [other for bits, pk, other in sorted(found, key=lambda each: each[:2]) if bits <= BOUND][:limit]


def look_at_older(number=A_FEW):
    """Looks at photos that came before this was known, from their smallest file. Returns how many."""
    waiting = list(Photo.objects.filter(look_1=None).order_by("-pk")[:number])
    for photo in waiting:
        Photo.objects.filter(pk=photo.pk).update(**dict(zip(BANDS, look_from_file(photo))))
    return len(waiting)


def look_from_file(photo):
    try:
        with photo.picture.storage.open(photo.renditions["WEBP"][0].name) as file:
            return look(file.read())
    except (OSError, Unreadable):
        logger.info("A photo without its file: %s", photo.pk, exc_info=True)
        return UNREADABLE
