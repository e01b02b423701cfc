"""The pictures of a Word file → photos of the house, through the same door as all others."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from articles.ingest.word.package import MAX_PICTURE, Package
from articles.ingest.word.refusal import Unreadable
from articles.models import PhotoUse
from articles.photos.intake import PhotoRefused, accept
from articles.photos.models import Photo


@dataclass
class Taken:
    """What became of one picture: its Photo, or the sentence that says why it is none."""

    picture: object
    photo: Photo | None = None
    refused: str = ""


def take_pictures(word_story, file, filename, by):
    """A Taken for each picture, in the order of the file. Takes about a second each: call it outside a transaction.

    A picture that stands in the file twice becomes one photo, at its first place."""
    if not word_story.pictures:
        return []
    package = Package(file)
    stem = PurePosixPath(filename).stem
    taken, seen = [], set()
    for picture in word_story.pictures:
        part = word_story.parts[picture.number - 1]
        name = f"{stem}-{picture.number}{PurePosixPath(part).suffix[:6]}"
        photo, refused = None, ""
        try:
            data = package.part(part, MAX_PICTURE)
            digest = hashlib.sha256(data).digest()
            if digest in seen:
                refused = _("Picture %(number)d stands there twice.") % {"number": picture.number}
            else:
                photo = accept(ContentFile(data, name=name), by=by)
            seen.add(digest)
        except PhotoRefused as refusal:
            refused = str(refusal)
        except Unreadable:
            refused = _("Picture %(number)d cannot be read from the file.") % {"number": picture.number}
        taken.append(Taken(picture, photo, refused))
    return taken


def use_pictures(article, taken):
    """Puts the photos on the story, with the lines under them. The library learns them where it knows nothing."""
    for position, each in enumerate([each for each in taken if each.photo]):
        picture, photo = each.picture, each.photo
        PhotoUse.objects.create(
            article=article,
            photo=photo,
            caption=picture.caption,
            credit=picture.credit[:120],
            alt=picture.alt[:300],
            position=position,
            placement=PhotoUse.Placement.INLINE,
        )
        new = {"caption": picture.caption, "credit": picture.credit[:120], "alt": picture.alt[:300]}
        for name, words in new.items():
            if words:
                Photo.objects.filter(pk=photo.pk, **{name: ""}).update(**{name: words})


def with_photos(pieces, taken):
    """The body as HTML: where a picture stood, its photo."""
    photos = {each.picture.number: each.photo.pk for each in taken if each.photo}
    html = []
    for piece in pieces:
        if isinstance(piece, str):
            html.append(piece)
        elif piece in photos:
            html.append(f'<figure data-photo="{photos[piece]}"></figure>')
    return "".join(html)
