"""A page's proof as a PDF (校样): the page as it is made up, with all on it that its readers need.

Stage, numbers of paragraphs, what has changed since the last proof, open findings of the language
check and the marks; on plain pages after it the same as lists. Printed in the language of the paper.
"""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.checking.judging import judge_together
from articles.checking.showing import field_label
from articles.facsimile.elsewhere import child
from articles.issues import typesetting
from articles.issues.furniture import sheet_to_set
from articles.issues.typesetting import Flag, Note, Overlay
from articles.moves import MoveRefused
from articles.proofing.desk import stage_name
from articles.proofing.findings import place_of_finding
from articles.proofing.places import ASCENT, HEADS, changed_cells, text_blocks
from newsroom.confined import Unreadable
from newsroom.reporters import clock

GUTTER = 2.5  # points between a paragraph's number and its text


def proof(desk):
    """The PDF of the proof that `desk` shows, as bytes. Raises `MoveRefused` if there is no page to show."""
    refuse_without_layout(desk)
    if desk.uploaded:
        return proof_of_uploaded(desk)
    sheet = sheet_to_set(desk.page, desk.state.layout.layout)
    with override("zh-hans"):
        return typesetting.pdf([sheet], title=title(desk), overlay=overlay(desk))


def proof_of_uploaded(desk):
    """The page's own PDF with stage and marks on it, changes and findings as lists after it. The file
    is not ours: a process of its own opens it."""
    with override("zh-hans"):
        shown = typesetting.overlay_alone(overlay(desk), desk.setting.width, desk.setting.height)
    try:
        with desk.uploaded.pdf.open() as file:
            return child.under(file, shown)
    except (Unreadable, FileNotFoundError):
        raise MoveRefused(_("The file of this page cannot be read. Upload it once more.")) from None


def refuse_without_layout(desk):
    if desk.setting is None:
        raise MoveRefused(_("Make up the page first. Then its proof can be printed."))
    if desk.state.is_stale and not desk.uploaded:
        raise MoveRefused(
            _("What stands on the page has changed. Make it up once more, then print its proof.")
        )


def title(desk):
    return f"{desk.issue.date} {desk.page} {stage_name(desk.state.next_kind)}"


def file_name(desk):
    with override("zh-hans"):
        return f"{title(desk)}.pdf"


# What is put on top


def overlay(desk):
    """All that the proof shows besides the page, as an `Overlay`."""
    found = findings_of(desk)
    changes, setting = desk.changes, desk.setting
    highlights, flags = changed_boxes(setting, changes), []
    for number, (article, finding, _sentence) in enumerate(found, 1):
        cells = place_of_finding(setting, article, finding)
        highlights += setting.boxes(cells, "finding")
        if cells:
            flags.append(flag_at(cells[0], number))
    for row in desk.open_marks:
        if row.spot:
            x, y = row.spot
            flags.append(Flag(x * setting.width, y * setting.height, row.mark.number, "mark"))
    lists = [
        (_("Changed since the %(proof)s") % {"proof": _("last proof")}, change_sentences(changes)),
        (_("Open findings of the language check"), [sentence for _story, _finding, sentence in found]),
        (_("Marks on the page"), [mark_sentence(row) for row in desk.marks]),
    ]
    return Overlay(
        stamp=stage_name(desk.state.next_kind),
        stamp_note=stamp_note(desk),
        notes=tuple(paragraph_numbers(setting)) if setting.layout else (),
        highlights=tuple(highlights),
        flags=tuple(flags),
        appendix=tuple((title, tuple(sentences)) for title, sentences in lists if sentences),
    )


def stamp_note(desk):
    """When it was printed, by whom, and which state of the page it shows."""
    words = {
        "at": date_format(localtime(clock.now()), "Y-m-d H:i"),
        "who": desk.user,
        "state": desk.state.digest[:8],
    }
    return _("Printed %(at)s · %(who)s · %(state)s") % words


def paragraph_numbers(setting):
    """A number beside the first line of each paragraph that begins on the page."""
    for story in setting.layout.stories:
        seen = set()
        for block in text_blocks(story):
            for line in block.lines:
                if line.paragraph is None or line.paragraph in seen:
                    continue
                seen.add(line.paragraph)
                number = line.paragraph + setting.first.get(story.id, 0) + 1
                yield Note(block.x - GUTTER, line.baseline, str(number))


def flag_at(cell, number):
    """A flag in the gutter, beside the line of a character."""
    return Flag(cell.block.x - 7, cell.line.baseline - ASCENT * cell.block.size, number, "finding")


# Changes


def changed_boxes(setting, changes):
    boxes = []
    for story in changes.stories if changes else ():
        pk = story.article.pk
        for item in story.items:
            if item.name in HEADS:
                cells = changed_cells(setting.cells(pk, item.name), item.block.spans)
            elif item.name == "bylines":
                cells = setting.cells(pk, "byline")
            elif item.paragraph is not None:
                spans = item.block.spans
                cells = changed_cells(past_run_in(setting.cells(pk, item.paragraph), spans), spans)
            else:
                cells = []
            boxes += setting.boxes(cells, "changed")
    return boxes


def past_run_in(cells, spans):
    """The characters without what was put before the text of the paragraph: dateline, mark of a list."""
    length = sum(not each.isspace() for span in spans if span.kind != "delete" for each in span.text)
    return cells[max(0, len(cells) - length) :]


def change_sentences(changes):
    found = []
    for story in changes.stories if changes else ():
        sentences = [item_sentence(story.article, item) for item in story.items]
        found += dict.fromkeys(sentences)
    for event in changes.events if changes else ():
        words = {"at": f"{localtime(event.at):%H:%M}", "act": event.get_verb_display(), "story": event.note}
        found.append(_("%(at)s %(act)s: “%(story)s”") % words)
    return found


def item_sentence(article, item):
    """One change in words: what is gone, and what stands there now."""
    if item.name == "photos":
        return _("“%(story)s”: photos or captions") % {"story": article}
    field = item.label
    if item.paragraph is not None:
        field = _("paragraph %(n)s") % {"n": item.paragraph + 1}
    gone = "…".join(span.text for span in item.block.spans if span.kind == "delete")
    new = "…".join(span.text for span in item.block.spans if span.kind == "insert")
    words = {"story": article, "field": field, "gone": gone, "new": new}
    if gone and new:
        return _("“%(story)s”, %(field)s: “%(gone)s” is now “%(new)s”") % words
    if gone:
        return _("“%(story)s”, %(field)s: “%(gone)s” is gone") % words
    if new:
        return _("“%(story)s”, %(field)s: “%(new)s” is new") % words
    return _("“%(story)s”, %(field)s: in another order or emphasis") % words


# Findings and marks


def findings_of(desk):
    """The open findings of the language check: triples of story, finding and sentence, in the page's order."""
    articles = list(desk.articles.values())
    judged = judge_together(articles, desk.issue.date)
    found = []
    for article in articles:
        judgement = judged[article.pk]
        for finding in judgement.findings:
            words = {
                "story": article,
                "field": field_label(finding.field, judgement),
                "passage": finding.passage or f"{finding.before[-4:]}…{finding.after[:4]}",
                "message": finding.message,
            }
            sentence = _("“%(story)s”, %(field)s: “%(passage)s” %(message)s") % words
            if finding.replacement:
                sentence += _(" Perhaps: “%(words)s”.") % {"words": finding.replacement}
            found.append((article, finding, sentence))
    return found


def mark_sentence(row):
    mark = row.mark
    words = {
        "place": row.place,
        "quote": f"“{mark.quote}” " if mark.quote else "",
        "note": mark.note,
        "who": mark.by,
    }
    sentence = _("%(place)s: %(quote)s%(note)s (%(who)s)") % words
    if mark.is_open:
        return sentence
    answer = " ".join(filter(None, [str(mark.get_outcome_display()), mark.answer]))
    return _("%(mark)s → %(answer)s (%(who)s)") % {
        "mark": sentence,
        "answer": answer,
        "who": mark.settled_by,
    }
