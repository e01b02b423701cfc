"""Files that come in piece by piece, so that a broken connection costs a piece and no more.

In the spirit of the tus protocol (tus.io, core and creation): the sender says how much is
to come, sends pieces with the offset they begin at, and asks after a break how much is
there. Every step may be repeated. A finished file goes through the one door, intake.accept.
"""

import io
import re

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import outbox
from articles.photos.intake import accept, display_name
from articles.photos.models import Upload
from articles.photos.models.upload import KEPT
from articles.photos.refusal import PhotoRefused
from articles.photos.storage import PhotoStorage

PIECE = 1024**2  # bytes; the sender's last one is smaller
AT_ONCE = 100  # unfinished files of one person
SWEPT = 20  # forgotten files cleared away by each new one
FINGERPRINT = re.compile(r"[0-9A-Za-z_-]{8,64}")

storage = PhotoStorage()


class WrongOffset(Exception):
    """A piece that does not begin where the last one ended. The upload says where that is."""


def begin(*, owner, name, size, fingerprint):
    """The Upload for this file: a new one, or the one that was begun before. Raises PhotoRefused."""
    name = display_name(name)
    limit = settings.PHOTO_MAX_BYTES
    if size > limit:
        raise PhotoRefused(
            _("“%(name)s” is larger than %(limit)d MB.") % {"name": name, "limit": limit // 1024**2}
        )
    if size < 1:
        raise PhotoRefused(_("“%(name)s” is empty.") % {"name": name})
    if not FINGERPRINT.fullmatch(fingerprint):
        raise PhotoRefused(_("“%(name)s” was announced without a mark to know it by.") % {"name": name})
    sweep()
    mine = Upload.objects.of(owner)
    known = mine.filter(fingerprint=fingerprint).select_related("photo").first()
    if known and known.size == size and is_usable(known):
        return known
    if known:
        known.delete()
    if mine.unfinished().count() >= AT_ONCE:
        raise PhotoRefused(_("Too many files are on their way at once. Finish some of them first."))
    try:
        with transaction.atomic():
            return Upload.objects.create(owner=owner, name=name, size=size, fingerprint=fingerprint)
    except IntegrityError:  # asked for twice at the same moment
        return mine.get(fingerprint=fingerprint)


def is_usable(upload):
    """False if the photo that came of it, or what was received of it, is gone since."""
    if upload.expires_at <= timezone.now():
        return False
    return upload.photo_id is not None or upload.received == 0 or storage.exists(piece_name(upload, 0))


def receive(upload, offset, piece):
    """Writes `piece` (bytes) at `offset`. Returns how many bytes are there by now.

    What is there already is not written twice. Raises WrongOffset.
    """
    end = offset + len(piece)
    with transaction.atomic():
        row = Upload.objects.select_for_update().get(pk=upload.pk)
        upload.received = row.received
        if end <= row.received:
            return row.received
        if offset != row.received or end > row.size or row.photo_id:
            raise WrongOffset
        write(piece_name(row, offset), piece)
        row.received = upload.received = end
        row.expires_at = timezone.now() + KEPT
        row.save(update_fields=["received", "expires_at"])
    return end


def piece_name(upload, offset):
    """Each piece is a file of its own, so that they may come to different machines."""
    return f"{upload.path}/{offset:012}"


def write(name, piece):
    """In place of what a broken transaction may have left behind there."""
    storage.delete(name)
    storage.save(name, ContentFile(piece))


def whole(upload):
    """All that was received, as bytes. Raises WrongOffset if a piece is gone."""
    received = bytearray()
    while len(received) < upload.size:
        try:
            with storage.open(piece_name(upload, len(received))) as file:
                received += file.read()
        except FileNotFoundError:
            raise WrongOffset from None
    return bytes(received)


def finish(upload, *, by):
    """The photo that the whole file has become. Raises WrongOffset if it is not whole, PhotoRefused.

    Asked again, it answers the same photo. A refused file is forgotten. Not to be called
    within a transaction: it takes a second.
    """
    if upload.photo_id:
        return upload.photo
    if not upload.is_whole:
        raise WrongOffset
    try:
        data = io.BytesIO(whole(upload))
    except WrongOffset:
        upload.refresh_from_db()
        if upload.photo_id:  # finished by another request in the meantime
            return upload.photo
        raise
    data.name = upload.name
    try:
        photo = accept(data, by=by, may_be_own=True)
    except PhotoRefused:
        upload.delete()
        raise
    is_new = photo.created_at >= upload.created_at
    Upload.objects.filter(pk=upload.pk).update(photo=photo, is_photo_new=is_new)
    upload.photo, upload.is_photo_new = photo, is_new
    storage.remove_folder(upload.path)
    return photo


def take_back(upload):
    """Forgets the file, and the photo that came of it if it is new and nothing uses it."""
    photo = upload.photo if upload.is_photo_new else None
    upload.delete()
    if photo:
        try:
            photo.delete()
        except ProtectedError:
            return False
    return True


def sweep():
    """Clears away a few of the files that nobody has gone on with."""
    for upload in Upload.objects.expired()[:SWEPT]:
        upload.delete()


@outbox.handler("delete_upload")
def delete_upload(folder):
    storage.remove_folder(folder)


def forget_file(sender, instance, **kwargs):
    """At once, and as an errand, too: the process may end in the moment after the commit."""
    outbox.put("delete_upload", folder=instance.path)
    transaction.on_commit(lambda: storage.remove_folder(instance.path), robust=True)


def connect():
    # A signal, because rows also go with their owner.
    post_delete.connect(forget_file, sender=Upload, dispatch_uid="photos.uploads")
