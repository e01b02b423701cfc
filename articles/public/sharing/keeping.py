"""The pictures of link cards on disk: made when first asked for, and made anew when a story reads
differently."""

import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from articles.facsimile.storage import PageStorage
from articles.public.sharing.drawing import drawn

FOLDER = "share"
DRAWING = 1  # counts up when drawing.py draws otherwise: the kept ones are made anew


def share_picture(story):
    """The storage name of the picture of a published story with its photo uses, and its digest."""
    use = next(iter(story.photo_uses.all()), None)
    with override("zh-hans"):  # the language of the paper
        words = {
            "name": str(settings.PAPER_NAME),
            "headline": story.headline,
            "kicker": story.kicker,
            "foot": date_format(localtime(story.published_at), "DATE_FORMAT"),
        }
    photo = use.photo if use else None
    parts = [DRAWING, *words.values(), *((photo.token, photo.focal_x, photo.focal_y) if photo else ())]
    digest = hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
    name, storage = f"{FOLDER}/{story.pk}/{digest[:32]}.jpg", PageStorage()
    if not storage.exists(name):
        content = drawn(**words, photo=photo and opened(photo))
        forget(story.pk)
        storage.save(name, ContentFile(content))
    return name, digest


def opened(photo):
    """The photo as `drawn` takes it, or None where its file is gone."""
    rendition = photo.renditions["JPEG"][-1]
    try:
        return photo.picture.storage.open(rendition.name), (photo.focal_x, photo.focal_y)
    except FileNotFoundError:
        return None


def forget(pk):
    """Deletes what is kept of a story."""
    storage = PageStorage()
    try:
        _folders, files = storage.listdir(f"{FOLDER}/{pk}")
    except FileNotFoundError:
        return
    for file in files:
        storage.delete(f"{FOLDER}/{pk}/{file}")
