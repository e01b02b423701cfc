"""What an import made of a page, as plain data that is kept with it, and the words that say it to a person."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles.ingest.page_text import Part, Reason

PART_LABELS = {
    Part.BLANK: _("blank line"),
    Part.COLUMN: _("column"),
    Part.KICKER: _("kicker"),
    Part.HEADLINE: _("headline"),
    Part.SUBHEAD: _("subhead"),
    Part.DATELINE: _("dateline"),
    Part.BYLINE: _("byline"),
    Part.BODY: _("text"),
    Part.INTERTITLE: _("intertitle"),
    Part.LIST_ITEM: _("point of a list"),
    Part.CAPTION: _("caption"),
    Part.IMAGE: _("picture file"),
    Part.SOURCE: _("source"),
    Part.TURN: _("continued on another page"),
    Part.FURNITURE: _("page furniture"),
    Part.MARKUP: pgettext_lazy("imported line", "rule"),
    Part.LEFTOVER: _("not placed"),
}
REASON_LABELS = {
    Reason.BEFORE_FIRST_STORY: _("stands before the first story"),
    Reason.TITLE_WITHOUT_TEXT: _("a title with no text below it"),
    Reason.AFTER_SIGN_OFF: _("stands after the signature of the story"),
    Reason.CREDIT_WITHOUT_STORY: _("a credit with no story"),
    Reason.NOT_RECOGNISED: _("not recognised"),
}


def report_of(page, articles):
    """`page`, a PageText, and the drafts made of its stories → what is kept as JSON."""
    return {
        "page": {
            "paper": page.furniture.paper,
            "number": page.furniture.number,
            "name": page.furniture.name,
            "date": page.furniture.date.isoformat() if page.furniture.date else None,
            "staff": [list(pair) for pair in page.furniture.staff],
        },
        "stories": [
            {
                "article": article.pk,
                "column": story.column,
                "kicker": story.kicker,
                "headline": story.headline,
                "subhead": story.subhead,
                "dateline": story.dateline,
                "people": [[person.name, person.role.value] for person in story.people],
                "districts": [
                    {"path": place.path, "name": place.full_name} for place in article.districts.all()
                ],
                "unions": [union.name for union in article.unions.all()],
                "paragraphs": [block.text for block in story.blocks] or story.caption.splitlines(),
                "is_photo_story": story.is_photo_story,
                "mends": [
                    {"line": mend.line, "dropped": mend.dropped, "kept": mend.kept} for mend in story.mends
                ],
            }
            for story, article in zip(page.stories, articles, strict=True)
        ],
        "leftovers": [
            {
                "line": leftover.line,
                "text": leftover.text,
                "reason": leftover.reason.value,
                "story": leftover.story,
            }
            for leftover in page.leftovers
        ],
        "lines": [
            {
                "line": fate.line,
                "text": fate.text,
                "parts": [part.value for part in fate.parts],
                "story": fate.story,
                "joined": fate.joined_to,
            }
            for fate in page.account
        ],
    }


def account(report):
    """The report's lines, with what became of each in words: for the screen and for the command.

    Yields dicts: line (number), text, labels, story (position in the page, None), is_leftover, remark."""
    reasons = {leftover["line"]: leftover["reason"] for leftover in report["leftovers"]}
    dropped = {mend["line"]: mend["dropped"] for story in report["stories"] for mend in story["mends"]}
    for line in report["lines"]:
        parts = [Part(part) for part in line["parts"]]
        yield {
            "line": line["line"],
            "text": line["text"],
            "is_blank": Part.BLANK in parts,
            "is_leftover": Part.LEFTOVER in parts,
            "labels": [PART_LABELS[part] for part in parts],
            "story": line["story"],
            "remark": _remark(line, reasons, dropped),
        }


def _remark(line, reasons, dropped):
    if line["line"] in reasons:
        return REASON_LABELS[Reason(reasons[line["line"]])]
    before = line["joined"]
    if not before:
        return ""
    if dropped.get(before):
        return gettext("joined to line %(line)d; “%(text)s” was there twice") % {
            "line": before,
            "text": dropped[before],
        }
    return gettext("joined to line %(line)d") % {"line": before}
