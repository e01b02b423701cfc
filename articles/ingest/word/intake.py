"""The door for Word files: a file in, a draft out, with its photos."""

import hashlib
import tempfile

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from articles.ingest.drafts import make_draft, owner_of_draft
from articles.ingest.word.child import read_story
from articles.ingest.word.models import WordImport
from articles.ingest.word.package import MAX_FILE
from articles.ingest.word.pictures import take_pictures, use_pictures, with_photos
from articles.ingest.word.refusal import Unreadable
from articles.ingest.word.sentences import remarks_of, sentence_of
from articles.models import Byline, Column
from articles.photos.intake import display_name
from newsroom.reporters.models import User


class WordRefused(ValueError):
    """The file cannot be imported. Its message is a sentence for whoever brought it."""


def import_word(file, *, by=None):
    """Makes a draft of an uploaded or opened .docx. Returns the WordImport with its report.

    The draft belongs to `by` if that is an author; what an editor, or nobody, brings lies on the desk. The same file
    brought again by somebody who may see the first import makes nothing: that one is returned, with `was_there_before`
    set. Raises WordRefused with a sentence; then nothing is stored. Call it outside a transaction.
    """
    name = display_name(file.name)
    with tempfile.TemporaryFile() as copy:
        try:
            digest = _copied(file, copy)
            known = _known(digest, by)
            if known:
                return known
            word_story = read_story(copy, name)
        except Unreadable as refusal:
            raise WordRefused(sentence_of(refusal)) from refusal
        taken = take_pictures(word_story, copy, name, by)
        return _stored(word_story, taken, copy, name=name, digest=digest, by=by)


def _copied(file, copy):
    """Writes the upload to a file of our own and returns its SHA-256. One that is too large is not written to its end."""
    digest = hashlib.sha256()
    size = 0
    file.seek(0)
    while piece := file.read(1024**2):
        size += len(piece)
        if size > MAX_FILE:
            raise Unreadable("too_big", megabytes=MAX_FILE // 1024**2)
        digest.update(piece)
        copy.write(piece)
    copy.flush()
    return digest.hexdigest()


def _known(digest, by):
    imports = WordImport.objects.of_file(digest)
    known = (imports.visible_to(by) if by else imports).select_related("imported_by", "article").first()
    if known:
        known.was_there_before = True
    return known


def _stored(word_story, taken, copy, *, name, digest, by):
    word_import = WordImport(
        filename=name[-200:],
        sha256=digest,
        photo_count=sum(each.photo is not None for each in taken),
        is_for_desk=owner_of_draft(by) is None,
        imported_by=by,
    )
    copy.seek(0)
    word_import.original = File(copy, name=f"{digest}.docx")
    try:
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            if by:  # of two clicks on the same file the second waits here, and finds the first one's draft
                User.objects.select_for_update().get(pk=by.pk)
            known = _known(digest, by)
            if known:
                return known
            word_import.article = _draft(word_story, taken, name, by)
            word_import.report = _report(word_story, taken)
            word_import.save()
    except BaseException:
        if word_import.original._committed:
            word_import.original.delete(save=False)
        raise
    return word_import


def _draft(word_story, taken, name, by):
    author = owner_of_draft(by)
    story = word_story.story
    remarks = list(remarks_of(word_story.facts))
    if story.has_derived_headline:
        remarks.append(_("The text has no headline: this one is the name of the file."))
        story.has_derived_headline = False
    if story.column and not Column.objects.filter(name=story.column).exists():
        # What stands above the headline of a Word file founds no column of the paper.
        story.kicker, story.column = " ".join(filter(None, [story.column, story.kicker])), ""
    remarks += [each.refused for each in taken if each.refused]
    remarks += [_("Note in the file: %(text)s") % {"text": text} for text in word_story.notes]
    remarks += [_("Comment in the file: %(text)s") % {"text": text} for text in word_story.comments]
    remarks += word_story.private

    def fill(article):
        use_pictures(article, taken)
        if author and not article.bylines.exists():
            _sign(article, author)

    return make_draft(
        story,
        author=author,
        by=by,
        heading=_("From a Word file: %(name)s.") % {"name": name},
        leftovers=[],
        body=with_photos(word_story.pieces, taken),
        remarks=remarks,
        fill=fill,
    )


def _sign(article, author):
    """The name of whoever brings an unsigned story, if that is somebody with a name in the paper."""
    reporter = getattr(author, "reporter", None)
    if reporter:
        role = reporter.kind if reporter.kind in Byline.Role.values else Byline.Role.REPORTER
        article.bylines.create(reporter=reporter, role=role)


def _report(word_story, taken):
    """What is kept of the reading, as JSON: the lines with what became of them, and of the pictures."""
    return {
        "lines": word_story.lines,
        "facts": word_story.facts,
        "notes": word_story.notes,
        "comments": word_story.comments,
        "pictures": [
            {
                "number": each.picture.number,
                "photo": each.photo.pk if each.photo else None,
                "caption": each.picture.caption,
                "credit": each.picture.credit,
                "refused": each.refused,
            }
            for each in taken
        ],
    }
