"""A PDF from outside on its way in: kept as it came, read by the worker, and taken over or refused.

Reading takes seconds for each page, more than a proxy waits for an answer; whoever brought the
file sees on the screen how far it is.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import get_language, override

from articles import outbox
from articles.facsimile.elsewhere import child
from articles.facsimile.elsewhere.models import PageUpload
from articles.facsimile.elsewhere.sentences import sentence_of
from articles.facsimile.elsewhere.upload import PageRefused, pages_for, take_pages
from articles.facsimile.errands import order_of
from articles.moves import MoveRefused
from articles.photos.intake import display_name
from newsroom.confined import Unreadable
from newsroom.reporters import clock

KIND = "read_upload"
LONGEST = timedelta(minutes=30)  # 100 pages on a busy machine
MOST_ATTEMPTS = 3  # whoever kills the worker as often is not read again


def bring(file, *, issue, number, by):
    """Keeps an uploaded PDF for the pages of `issue` from `number` on, and has it read. Returns the
    `PageUpload`. Raises `PageRefused` or `MoveRefused` for what can be told from outside."""
    issue.refuse_unless_open(by)
    pages_for(issue, number, 1)
    try:
        child.refuse_other_kinds(file)
    except Unreadable as refusal:
        raise PageRefused(sentence_of(refusal)) from refusal
    with transaction.atomic():
        upload = PageUpload.objects.create(
            issue=issue,
            number=number,
            filename=display_name(file.name)[-200:],
            pdf=file,
            by=by,
            language=get_language() or "zh-hans",
        )
        outbox.put(KIND, order=order_of(issue.pk), upload=upload.pk)
    return upload


@outbox.handler(KIND, claim=LONGEST)
def read_upload(upload):
    """Reads it and takes its pages over. Called again, it begins anew: what it made before is replaced."""
    for waiting in PageUpload.objects.waiting().filter(pk=upload).select_related("issue", "by"):
        PageUpload.objects.filter(pk=upload).update(attempts=F("attempts") + 1)
        with override(waiting.language):
            read(waiting)


def read(upload):
    try:
        if upload.attempts >= MOST_ATTEMPTS:
            raise PageRefused(sentence_of(Unreadable("too_heavy")))
        with upload.pdf.open() as file:
            taken = take_pages(
                file,
                issue=upload.issue,
                number=upload.number,
                by=upload.by,
                name=upload.filename,
                progress=lambda taken, count: note(upload, taken=taken, page_count=count),
            )
    except (PageRefused, MoveRefused) as refusal:
        note(upload, done_at=clock.now(), refusal=str(refusal))
    else:
        note(upload, done_at=clock.now(), facsimile=taken[0])
    forget(upload)


def note(upload, **facts):
    PageUpload.objects.filter(pk=upload.pk).update(**facts)


def forget(upload):
    """The file as it came is not needed any more: each page of it was written anew."""
    name = upload.pdf.name
    upload.pdf.storage.delete(name)
    upload.pdf.storage.remove_folder(name.rsplit("/", 1)[0])
