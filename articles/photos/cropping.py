"""A part of a photo, or the photo turned: always a new photo, the one it came from stays.

A rectangle kept on the photo would change, without a correction, what readers see of every
story that it stands in (rule 3 of the design). The new one has a master, a SHA-256 and an
address of its own; docs/decisions/0003-photos.md.
"""

import hashlib

from django.utils.translation import gettext as _

from articles.photos import flags
from articles.photos.intake import looking_like, sent_before, stored
from articles.photos.models import Photo
from articles.photos.opening import cut, refusals
from articles.photos.refusal import PhotoRefused

TURNS = (90, 180, 270)  # degrees, to the right
WORDS = ("caption", "credit", "alt", "shot_at", "place", "district", "people", "keywords", "photographer")


def crop(photo, *, by, box=(0, 0, 1, 1), turn=0):
    """A new Photo: `photo` turned to the right by `turn` degrees, and of that the `box`.

    `box` is (left, top, right, bottom) as fractions of the turned picture. Words and flags
    go along, with their record; the focal point stays on what it stood on, if that is still
    there. The same cut by the same person is the same photo. Raises PhotoRefused.

    Encoding takes about a second: call it outside a transaction.
    """
    if turn not in (0, *TURNS) or not (0 <= box[0] < box[2] <= 1 and 0 <= box[1] < box[3] <= 1):
        raise PhotoRefused(_("Draw a frame within the picture."))
    if turn == 0 and tuple(box) == (0, 0, 1, 1):
        raise PhotoRefused(_("That is the whole picture as it is. Draw a frame or turn it."))
    name = "/".join([photo.sha256, *(f"{edge:.4f}" for edge in box), str(turn)])
    cut_sha256 = hashlib.sha256(name.encode()).hexdigest()
    if known := sent_before(by, cut_sha256):
        return known
    part = cut(master_of(photo), turn=turn, box=box, name=photo.filename)
    new = Photo(
        sha256=hashlib.sha256(part.master).hexdigest(),
        upload_sha256=cut_sha256,
        filename=photo.filename,
        metadata=photo.metadata,
        uploaded_by=by,
        derived_from=photo,
        **{word: getattr(photo, word) for word in WORDS},
        **dict(zip(("focal_x", "focal_y"), focus_in(photo, box, turn))),
        **looking_like(part),
    )
    note = _("as of the photo it was cut from, number %(number)s") % {"number": photo.pk}
    with refusals(photo.filename):
        made = stored(new, part.master, note, **flags_of(photo))
    return made or sent_before(by, cut_sha256)


def master_of(photo):
    """Its bytes. Raises PhotoRefused."""
    try:
        with photo.picture.storage.open(photo.picture.name) as file:
            return file.read()
    except OSError:
        raise PhotoRefused(_("The file of this photo is not there.")) from None


def focus_in(photo, box, turn):
    """Where the photo's focal point lies in the part, as (x, y); the middle if it was cut off."""
    x, y = photo.focal_x, photo.focal_y
    for _quarter in range(turn // 90):
        x, y = 1 - y, x
    x, y = (x - box[0]) / (box[2] - box[0]), (y - box[1]) / (box[3] - box[1])
    return (x, y) if 0 <= x <= 1 and 0 <= y <= 1 else (0.5, 0.5)


def flags_of(photo):
    """What is declared about the whole: it holds for the part, until somebody declares otherwise."""
    row = Photo.objects.get(pk=photo.pk)
    return {name: getattr(row, name) for name in flags.FIELDS}
