"""Puts page files away, so that at any moment there is a whole one or none.

Every making writes a folder of its own, and only when all its files lie there does a row say
that they count: whoever is killed on the way leaves a folder that nobody knows. `sweep` takes
such folders away.
"""

import hashlib
import secrets
import time

from django.core.files.base import ContentFile
from django.db import transaction

from articles.facsimile import signals
from articles.facsimile.models import Facsimile, HotArea, IssueFile, LeftOut, PageUpload
from articles.facsimile.pictures import pictures_of, size_of
from articles.facsimile.storage import PageStorage

FOLDER = "pages"
UPLOADS = "uploads"
LEFT_BEHIND = 3600  # seconds after which a folder without a row is nobody's work any more


def keep(
    page,
    pdf,
    *,
    by,
    origin,
    boxes=None,
    sureness=None,
    left_out=(),
    size=None,
    picture=None,
    within=None,
    **record,
):
    """Makes `pdf` (bytes, of this page alone) the file of `page`, with its pictures. Returns the
    `Facsimile`.

    `boxes` are the hot areas by the id of the article, each a list of [x, y, width, height] as
    parts of 1, `sureness` how sure each is. `left_out` are the ids of withdrawn stories whose
    place only says so. `record` is what else the row says: layout, signed, source. Takes
    seconds: to be called outside of a transaction.

    Of a PDF that is not ours the caller knows the `size` in points and brings the `picture`, a
    Pillow image, so that it is not opened here. `within` is called with the Facsimile in the
    transaction that makes it count, before its row is there, and what it returns after; if either
    raises, nothing has changed.
    """
    width, height = size or size_of(pdf)
    made = Facsimile(
        page=page,
        origin=origin,
        pdf=write("page.pdf", pdf),
        width=width,
        height=height,
        digest=hashlib.sha256(pdf).hexdigest(),
        by=by,
        **record,
    )
    for pixels, kind, content in pictures_of(pdf, picture=picture):
        write_at(made.picture_name(pixels, kind), content)
    with transaction.atomic():
        after = within(made) if within else None
        type(page).objects.select_for_update().get(pk=page.pk)
        Facsimile.objects.current().filter(page=page).update(is_current=False)
        made.save()
        LeftOut.objects.bulk_create(LeftOut(facsimile=made, article_id=pk) for pk in left_out)
        HotArea.objects.bulk_create(
            HotArea(facsimile=made, article_id=pk, boxes=parts, sureness=(sureness or {}).get(pk))
            for pk, parts in (boxes or {}).items()
        )
        if after:
            after()
        signals.made.send(sender=Facsimile, issue=page.issue)
    return made


def keep_issue(issue, pdf, *, source):
    """Makes `pdf` (bytes) the file of the whole issue. Returns the `IssueFile`."""
    made = IssueFile(issue=issue, source=source, digest=hashlib.sha256(pdf).hexdigest())
    made.pdf = write("issue.pdf", pdf)
    with transaction.atomic():
        type(issue).objects.select_for_update().get(pk=issue.pk)
        issue.files.filter(is_current=True).update(is_current=False)
        made.save()
        signals.made.send(sender=IssueFile, issue=issue)
    return made


def write(name, content):
    """Writes a file into a folder that nobody can guess. Returns its name in the storage."""
    return write_at(f"{FOLDER}/{secrets.token_urlsafe(16)}/{name}", content)


def write_at(name, content):
    return PageStorage().save(name, ContentFile(content))


def is_whole(facsimile):
    """True if all its files are there."""
    storage = PageStorage()
    return all(storage.exists(name) for name in facsimile.files())


def sweep():
    """Deletes what lies in the storage without a row that counts: what was made before, and what
    never was finished. Returns how many folders."""
    storage = PageStorage()
    waiting = {name.split("/")[1] for name in PageUpload.objects.waiting().values_list("pdf", flat=True)}
    counts = {
        name.split("/")[1]
        for files in (Facsimile.objects.current(), IssueFile.objects.filter(is_current=True))
        for name in files.values_list("pdf", flat=True)
    }
    gone = [f"{FOLDER}/{folder}" for folder in folders(storage, FOLDER) if folder not in counts]
    gone += [f"{UPLOADS}/{folder}" for folder in folders(storage, UPLOADS) if folder not in waiting]
    return sum(remove(storage, folder) for folder in gone)


def folders(storage, name):
    return storage.listdir(name)[0] if storage.exists(name) else []


def remove(storage, folder):
    """Deletes a folder of files, unless one of them was written just now. True if it is gone."""
    names = [f"{folder}/{name}" for name in storage.listdir(folder)[1]]
    if any(storage.get_modified_time(name).timestamp() > time.time() - LEFT_BEHIND for name in names):
        return False
    for name in names:
        storage.delete(name)
    storage.delete(folder)
    return True
