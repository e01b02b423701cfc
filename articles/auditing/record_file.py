"""The record of an issue as a PDF on A4, tagged: the same facts as the page, set by the house's typesetter."""

from pathlib import Path

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles.auditing.error_rate import LIMIT
from articles.issues.makeup import fonts
from articles.issues.makeup.glyphs import shown
from articles.issues.typesetting.compiler import compiled

TEMPLATE = Path(__file__).with_name("record.typ")
NONE = "—"
STYLES = ("body", "sans")


def pdf(issue, pages, acts, rate, first, latest, head):
    """The bytes of the PDF. What it takes is what the page of the record shows (views/issues.py)."""
    data = {
        "title": _("Record of reviews and proofs"),
        "lang": (get_language() or "zh")[:2],
        "fonts": families(),
        "issue": f"{settings.PAPER_NAME} {issue.date:%Y-%m-%d} "
        + _("No. %(number)s") % {"number": issue.number},
        "foot": f"{settings.PAPER_NAME} {issue.date:%Y-%m-%d} · {_('Record of reviews and proofs')}",
        "facts": facts_of(issue, rate),
        "pages": [page_of(record) for record in pages],
        "acts": {
            "title": _("Acts on the whole issue"),
            "heads": [_("When"), _("Move"), _("By"), _("Note")],
            "rows": [
                [*map(cell, (moment(act.at), act.get_verb_display(), act.actor or NONE, act.note or NONE))]
                for act in acts
            ],
        },
        "ledger": ledger_of(first, latest, head),
    }
    return compiled(printable(data), {}, drawn_by=TEMPLATE)


def families():
    """The fonts of the paper, that of its text first: what it lacks the next may have."""
    faces = [*(fonts.face(style) for style in STYLES), *fonts.everywhere()]
    return list(dict.fromkeys(face.family for face in faces))


def facts_of(issue, rate):
    state = str(issue.get_status_display())
    if issue.published_at:
        state += f" {moment(issue.published_at)}"
    found, after = (NONE if each is None else each for each in (rate.found, rate.after))
    sentence = _(
        "%(found)s mended in proof, %(after)s corrected after publishing, in 10,000 characters (limit %(limit)s)"
    )
    return [
        [_("Issue"), str(issue)],
        [_("State"), state],
        [_("Stories"), str(rate.stories)],
        [pgettext("ledger", "Characters"), str(rate.characters)],
        [pgettext("ledger", "Error rate"), sentence % {"found": found, "after": after, "limit": LIMIT}],
    ]


def page_of(record):
    signs = [
        cell(sign.by, moment(sign.at), sign.digest[:12]) if sign else cell(NONE)
        for _label, sign in record.signatures
    ]
    voided = "; ".join(f"{each.get_kind_display()} {each.by} {moment(each.at)}" for each in record.voided)
    heads = [_("Story"), _("first review"), _("second review"), _("final review"), _("Published")]
    return {
        "title": str(record.page),
        "signs": {"heads": [str(label) for label, _sign in record.signatures], "rows": [signs]},
        "voided": voided and f"{_('Lost their force when the page was changed:')} {voided}",
        "stories": {"heads": heads, "rows": [story_of(each) for each in record.stories]},
    }


def story_of(each):
    lines = [
        each.story,
        _("Story no. %(id)s") % {"id": each.story.pk},
        *([each.story.names] if each.story.names else []),
    ]
    if each.loaded:
        lines.append(_("Taken over as published: its reviews were held elsewhere."))
    lines += [f"{_('Correction')} {moment(fix.at)} {fix.by}: {fix.note}" for fix in each.corrections]
    lines += [
        f"{_('Void again:')} {review.get_stage_display()} {review.reviewer} {moment(review.at)}"
        for review in each.voided
    ]
    reviews = [
        cell(review.reviewer, moment(review.at), review.digest[:8]) if review else cell(NONE)
        for _label, review in each.reviews
    ]
    published = each.published and cell(each.published.actor or NONE, moment(each.story.published_at))
    return [cell(*lines), *reviews, published or cell(NONE)]


def ledger_of(first, latest, head):
    lines = []
    if first:
        numbers = {"first": first.number, "latest": latest.number}
        lines.append(_("On the ledger of the house in the rows %(first)s to %(latest)s.") % numbers)
    lines.append(
        _("The ledger ends with row %(number)s, %(hash)s.") % {"number": head.number, "hash": head.hash}
    )
    return [*lines, _("Printed %(at)s") % {"at": moment(now())}]


def cell(*lines):
    return {"lines": [str(line) for line in lines]}


def moment(at):
    return date_format(localtime(at), "Y-m-d H:i")


def printable(data):
    """Without what no font draws (glyphs.py): a PDF of PDF/UA has none of it."""
    if isinstance(data, str):
        return shown(data)
    if isinstance(data, dict):
        return {
            name: value if name in ("fonts", "lang") else printable(value) for name, value in data.items()
        }
    return [printable(each) for each in data] if isinstance(data, list) else data
