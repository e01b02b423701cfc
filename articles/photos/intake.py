"""The one door through which a picture becomes a photo."""

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.photos.files import delete_files
from articles.photos.flags import declare
from articles.photos.looks import BANDS
from articles.photos.metadata import PhotoFacts
from articles.photos.models import Photo, master_path
from articles.photos.opening import refusals, take
from articles.photos.refusal import PhotoRefused
from newsroom.reporters.models import Reporter

__all__ = ["PhotoRefused", "accept"]


def accept(file, *, by, may_be_own=False):
    """Makes a Photo from an uploaded or opened file, sent in by the user `by` (or None).

    The picture is decoded, turned upright, brought to sRGB and encoded anew, all of it by
    a process of its own (opening.py); caption,
    credit, place, date and photographer come from the file where it names them. With
    `may_be_own`, a file that names nobody is credited to `by`, who can change that. The
    same bytes from the same user are the same photo, which is returned as it is now.
    Raises PhotoRefused with one translated sentence; then nothing is stored.

    Encoding takes about a second, so call it outside a transaction: on SQLite one that
    is open keeps every other writer waiting.
    """
    name = display_name(file.name)
    data = read_limited(file, name)
    upload_sha256 = hashlib.sha256(data).hexdigest()
    if known := sent_before(by, upload_sha256):
        return known
    taken = take(data, name)
    facts, label = PhotoFacts(**taken.facts), taken.ai_label
    width, height = taken.size
    photo = Photo(
        sha256=hashlib.sha256(taken.master).hexdigest(),
        upload_sha256=upload_sha256,
        filename=name,
        caption=facts.caption,
        credit=credit_line(facts) or (own_credit(by) if may_be_own else ""),
        shot_at=facts.shot_at,
        place=facts.place,
        metadata=private_facts(facts, label),
        focal_y=0.35 if height > width else 0.5,  # in a portrait, the face
        photographer=photographer_named(facts.byline),
        uploaded_by=by,
        **looking_like(taken),
    )
    flags = {"is_ai_made": True} if label else {}
    with refusals(name):
        new = stored(photo, taken.master, label, **flags)
    return new or sent_before(by, upload_sha256)


def stored(photo, master, note="", **flags):
    """Writes files and row. None, and no files, if the same upload has just come in beside.

    The flags that are known from the start go on the photo's record in the same transaction,
    with `note`: no photo is there for a moment without them.
    """
    storage = photo.picture.storage
    try:
        photo.picture.save("", ContentFile(master, name="master.jpg"), save=False)
        with transaction.atomic():
            photo.save()
            if flags:
                declare(photo, by=None, note=note, **flags)
    except BaseException as error:
        delete_files(storage, master_path(photo, ""))
        if isinstance(error, IntegrityError) and sent_before(photo.uploaded_by, photo.upload_sha256):
            return None
        raise
    return photo


def sent_before(user, upload_sha256):
    if user is None:
        return None
    return Photo.objects.uploaded_by(user).filter(upload_sha256=upload_sha256).first()


def private_facts(facts, label):
    extra = {"byline": facts.byline, "ai_label": label}
    return facts.private | {name: value for name, value in extra.items() if value}


def looking_like(taken):
    return dict(zip(BANDS, taken.look))


def read_limited(file, name):
    """The bytes of the file. A file over the limit is not read to its end."""
    limit = settings.PHOTO_MAX_BYTES
    file.seek(0)
    data = file.read(limit + 1)
    if len(data) > limit:
        raise PhotoRefused(
            _("“%(name)s” is larger than %(limit)d MB.") % {"name": name, "limit": limit // 1024**2}
        )
    if not data:
        raise PhotoRefused(_("“%(name)s” is empty.") % {"name": name})
    return data


def display_name(filename):
    """The last part of a file's name as plain text, for people; never for a path."""
    last = PurePosixPath(PureWindowsPath(str(filename or "")).as_posix()).name
    last = unicodedata.normalize("NFC", last)
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C" and c not in '<>"“”')
    plain = re.sub(r"\s+", " ", plain).strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    return (f"{stem[:140]}.{suffix[:8]}" if dot and stem else plain[:140]) or "photo"


def credit_line(facts):
    """Agency and photographer, as far as the file names them, each once."""
    if facts.byline in facts.credit:
        return facts.credit
    return f"{facts.credit} {facts.byline}".strip()[:120]


def own_credit(user):
    """王伟 摄, as the paper writes it; empty for those who file what others took: editors, and
    who is nobody whose name stands in the paper."""
    person = getattr(user, "reporter", None)
    return f"{person.name} 摄" if person and person.kind != Reporter.Kind.EDITOR else ""


def photographer_named(byline):
    """The one active person of this name. Of two with one name we cannot know which."""
    people = list(Reporter.objects.named(byline).active()[:2]) if byline else []
    return people[0] if len(people) == 1 else None
