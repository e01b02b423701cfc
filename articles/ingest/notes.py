"""The note that a draft from a page brings to the desk: where it stood, and what an editor should look at."""

from django.utils.translation import gettext as _

from articles.ingest.report import REASON_LABELS


def note_of(story, heading, leftovers, namesakes, remarks):
    """Sentences, one a line. `heading` says which page; the others are lists of what could not be placed."""
    lines = [heading]
    if story.has_derived_headline:
        lines.append(_("Printed without a headline: this one is made of its first words."))
    lines += [_photo_line(photo) for photo in story.photos]
    lines += [_("Printed with: %(turn)s") % {"turn": turn} for turn in story.turns]
    if story.unread:
        lines.append(_("In the credit, but no name: %(words)s") % {"words": " ".join(story.unread)})
    lines += [
        _("There are several people named %(name)s. Is it the right one?") % {"name": name}
        for name in namesakes
    ]
    lines += [_mend_line(mend) for mend in story.mends if mend.dropped or mend.kept]
    lines += remarks
    if leftovers:
        lines.append(_("Not placed:"))
        lines += [
            _("line %(line)d (%(reason)s): %(text)s")
            % {"line": leftover.line, "reason": REASON_LABELS[leftover.reason], "text": leftover.text}
            for leftover in leftovers
        ]
    return "\n".join(lines)


def _photo_line(photo):
    words = " ".join(filter(None, [photo.caption, photo.credit, photo.file]))
    return _("Photo: %(words)s") % {"words": words}


def _mend_line(mend):
    if mend.dropped:
        return _("After line %(line)d “%(text)s” stood twice where the column broke; once was left out.") % {
            "line": mend.line,
            "text": mend.dropped,
        }
    return _("After line %(line)d “%(text)s” stands twice where the column broke, and was left so.") % {
        "line": mend.line,
        "text": mend.kept,
    }
