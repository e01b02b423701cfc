"""The editor's wishes for a page: kept with its layout, held to what stands there now, and
why one of them cannot be met."""

from dataclasses import asdict, replace

from django.utils.translation import gettext as _

from articles.issues.makeup.geometry import Rect
from articles.issues.makeup.wishes import Wishes


def as_data(wishes):
    """What is stored with a layout. Weights and order are the page's, bounds the sheet's."""
    return {
        "pins": {str(pk): asdict(rect) for pk, rect in wishes.pins.items()},
        "unbroken": sorted(wishes.unbroken),
        "boxed": sorted(wishes.boxed),
    }


def read(data):
    pins = {int(pk): Rect(**rect) for pk, rect in data.get("pins", {}).items()}
    named = {name: frozenset(data.get(name, ())) for name in ("unbroken", "boxed")}
    return Wishes(pins=pins, **named)


def still_possible(wishes, geometry, ids):
    """The wishes that concern stories that stand here, in rectangles that the sheet has."""
    whole = Rect(0, 0, geometry.columns, geometry.lines)
    pins = {
        pk: rect
        for pk, rect in wishes.pins.items()
        if pk in ids and rect.right <= whole.right and rect.bottom <= whole.bottom
    }
    named = {name: frozenset(getattr(wishes, name) & set(ids)) for name in ("unbroken", "boxed")}
    return replace(wishes, pins=pins, **named)


def pinned(wishes, story, rect):
    return replace(wishes, pins=wishes.pins | {story: rect})


def unpinned(wishes, story):
    return replace(wishes, pins={pk: rect for pk, rect in wishes.pins.items() if pk != story})


def swapped(wishes, one, other):
    """What was pinned stays a pin, with the other story in it."""
    names = {one: other, other: one}
    return replace(wishes, pins={names.get(pk, pk): rect for pk, rect in wishes.pins.items()})


def kept_whole(wishes, story, is_whole):
    unbroken = wishes.unbroken | {story} if is_whole else wishes.unbroken - {story}
    return replace(wishes, unbroken=frozenset(unbroken))


def boxed(wishes, story, is_boxed):
    named = wishes.boxed | {story} if is_boxed else wishes.boxed - {story}
    return replace(wishes, boxed=frozenset(named))


def sentence_of(impossible, stand):
    """Why the page cannot be made up like this, with the stories by their headlines."""
    words = dict(impossible.numbers)
    for name in ("story", "other", "lead"):
        if words.get(name) in stand.titles:
            words[name] = stand.titles[words[name]]
    sentence = {
        "pin_outside": _("The rectangle of “%(story)s” leaves the type area."),
        "pins_overlap": _("The rectangles of “%(story)s” and “%(other)s” overlap."),
        "pin_too_small": _(
            "“%(story)s” has no room in %(columns)s columns of %(lines)s lines: it needs %(needed)s lines."
        ),
        "lead_not_on_top": _("“%(story)s” would stand above the lead, “%(lead)s”."),
        "lead_pinned_low": _("The lead, “%(lead)s”, is pinned below the top of the page."),
        "columns": _("“%(story)s” cannot be %(columns)s columns wide."),
        "unknown_story": _("A story that you saw is not on this page any more."),
        "no_room": _("The other stories do not fit around what is pinned."),
        "too_many": _("%(stories)s stories are more than fit on one page, even cut short."),
    }.get(impossible.code)
    try:
        return sentence % words
    except (KeyError, TypeError):
        return _("There is no layout for these stories. Take one off or pin less.")
