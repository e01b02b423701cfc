"""The door for pages made elsewhere: a PDF in, for each of its pages a page file with hot areas."""

import tempfile
from pathlib import Path

from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.facsimile.elsewhere import child
from articles.facsimile.elsewhere.candidates import candidates_for
from articles.facsimile.elsewhere.matching import match
from articles.facsimile.elsewhere.models import PageReading, UnplacedText
from articles.facsimile.elsewhere.sentences import sentence_of
from articles.facsimile.elsewhere.spare import spare_texts
from articles.facsimile.keeping import keep
from articles.facsimile.models import WIDTHS, Facsimile
from articles.issues.layouts import lay_aside
from articles.issues.signals import Cause
from articles.models import Article
from articles.moves import MoveRefused
from articles.photos.intake import display_name
from newsroom.confined import Unreadable


class PageRefused(ValueError):
    """The file is not taken. Its message is a sentence for whoever brought it."""


def take_pages(file, *, issue, number, by, name=None, progress=lambda taken, count: None):
    """Makes the pages of an uploaded or opened PDF those of `issue`, from page `number` on in order.

    Returns their Facsimiles. What was signed on these pages counts no more. Raises PageRefused
    or MoveRefused with a sentence; unless a page was changed meanwhile, nothing is stored then.
    Takes seconds for each page: call it outside a transaction. `progress` is called with how many
    pages are taken over, and of how many.
    """
    issue.refuse_unless_open(by)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as copy:
        for piece in File(file).chunks():
            if copy.tell() > child.MAX_FILE:
                break
            copy.write(piece)
        copy.flush()
        try:
            read = child.read(copy, folder)
            pages = pages_for(issue, number, len(read))
            taken = []
            for index, (page, reading) in enumerate(zip(pages, read), 1):
                progress(len(taken), len(read))
                path = Path(folder) / f"{index}.pdf"
                with path.open("rb") as single:
                    picture = child.picture(single, WIDTHS[-1])
                    single.seek(0)
                    pdf = single.read()
                taken.append(
                    _keep(page, reading, pdf, picture, filename=name or display_name(file.name), by=by)
                )
        except Unreadable as refusal:
            raise PageRefused(sentence_of(refusal)) from refusal
    return taken


def pages_for(issue, number, count):
    """The pages of the issue that the file's pages are for."""
    pages = list(issue.pages.filter(number__gte=number).order_by("number"))[:count]
    if not pages or pages[0].number != number:
        raise PageRefused(_("This page is not there any more."))
    if len(pages) < count:
        raise PageRefused(
            ngettext(
                "The file has %(count)d pages, but from page %(number)02d on the issue has only %(left)d.",
                "The file has %(count)d pages, but from page %(number)02d on the issue has only %(left)d.",
                len(pages),
            )
            % {"count": count, "number": number, "left": len(pages)}
        )
    return pages


def _keep(page, reading, pdf, picture, *, filename, by):
    found, texts = find(page, reading, by)

    def within(made):
        page.issue = page.issue.lock()
        page.issue.refuse_unless_open(by)
        if not page.issue.pages.filter(pk=page.pk).exists():
            raise MoveRefused(_("This page is not there any more."))
        lay_aside(page)
        page.void_signatures(by=by, cause=Cause.LAYOUT)
        page.issue.record("upload_page", by=by, page=page, note=filename, digest=made.digest)

        def after():
            PageReading.objects.create(facsimile=made, filename=filename[-200:], data=reading.as_data())
            keep_texts(made, texts)

        return after

    return keep(
        page,
        pdf,
        by=by,
        origin=Facsimile.Origin.UPLOADED,
        size=(reading.width, reading.height),
        picture=picture,
        within=within,
        boxes={each.story: each.boxes for each in found},
        sureness={each.story: each.sureness for each in found},
    )


def find(page, reading, by):
    """What stands on the page: the placed stories that were found (boxes as parts of 1), and UnplacedTexts
    of all the rest, not saved yet."""
    matched = match(reading, candidates_for(page, by))
    may_stand = set(page.issue.articles().values_list("pk", flat=True))
    may_stand |= set(
        Article.objects.published()
        .filter(pk__in=[each.story for each in matched.found])
        .values_list("pk", flat=True)
    )
    placed, texts = [], []
    for each in matched.found:
        each.boxes[:] = as_parts(each.boxes, reading)
        if each.story in may_stand:
            placed.append(each)
        else:  # with a hot area it would keep the page from readers until it is published
            texts.append(UnplacedText(article_id=each.story, boxes=each.boxes, sureness=each.sureness))
    for spare in spare_texts(reading, matched.unclaimed, matched.unclaimed_pictures):
        texts.append(
            UnplacedText(
                headline=spare.headline,
                text="\n\n".join(spare.paragraphs),
                boxes=as_parts(spare.boxes, reading),
            )
        )
    return placed, texts


def keep_texts(facsimile, texts):
    for position, text in enumerate(texts):
        text.facsimile, text.position = facsimile, position
    UnplacedText.objects.bulk_create(texts)


def as_parts(boxes, reading):
    """Boxes in points → [x, y, width, height] as parts of the page, rounded to what no eye can see."""
    result = []
    for left, top, right, bottom in boxes:
        left, right = (min(max(each / reading.width, 0), 1) for each in (left, right))
        top, bottom = (min(max(each / reading.height, 0), 1) for each in (top, bottom))
        result.append([round(each, 5) for each in (left, top, right - left, bottom - top)])
    return result
