"""What the page editor wants kept while the rest is solved again, and why a wish cannot be met."""

from dataclasses import dataclass, field, replace
from itertools import chain

from articles.issues.makeup.bounds import Bounds
from articles.issues.makeup.copy import Weight


@dataclass(frozen=True)
class Wishes:
    """`pins` holds stories to rectangles (`{id: Rect}`; a dragged edge is a pin of the new
    rectangle). `order` lists ids as they shall be read, where it differs from the copies' order
    (a swap); ids left out follow. `unbroken` are stories that may not be continued elsewhere:
    they are never advised to turn. `boxed` are stories that get a frame. `columns` asks for so many
    base columns (`{id: columns}`), `weights` for another weight. `standing` are the rectangles of the layout that stands: while the
    pins are among them it remains one of the solutions. `bounds` of copy-fitting."""

    pins: dict = field(default_factory=dict)
    order: tuple = ()
    unbroken: frozenset = frozenset()
    boxed: frozenset = frozenset()
    columns: dict = field(default_factory=dict)
    weights: dict = field(default_factory=dict)
    standing: dict = field(default_factory=dict)
    bounds: Bounds = field(default_factory=Bounds)


class Impossible(Exception):
    """A wish that cannot be met, or a page that cannot be made. `code` says which (see `CODES`);
    `numbers` are what a sentence about it needs: story ids, lines, columns."""

    CODES = {
        "pin_outside": "The rectangle of {story} leaves the type area.",
        "pins_overlap": "The rectangles of {story} and {other} overlap.",
        "pin_too_small": "{story} has no room in {columns} columns of {lines} lines: it needs {needed} lines.",
        "lead_not_on_top": "{story} would stand above the lead {lead}.",
        "lead_pinned_low": "The lead {lead} is pinned {lines} lines below the top of the page.",
        "columns": "{story} cannot be {columns} columns wide.",
        "unknown_story": "{story} is not on this page.",
        "no_room": "The other stories do not fit around what is pinned.",
        "too_many": "{stories} stories are more than fit on one page, even cut short.",
    }

    def __init__(self, code, **numbers):
        self.code = code
        self.numbers = numbers
        super().__init__(self.CODES[code].format(**numbers))


def check(geometry, copies, wishes):
    """Raises Impossible for a wish that no layout of these copies on this sheet can meet."""
    weights = {copy.id: wishes.weights.get(copy.id, copy.weight) for copy in copies}
    named = (wishes.pins, wishes.columns, wishes.weights, wishes.order, wishes.unbroken, wishes.boxed)
    for story in chain(*named):
        if story not in weights:
            raise Impossible("unknown_story", story=story)
    for story, columns in wishes.columns.items():
        if not 1 <= columns <= geometry.columns:
            raise Impossible("columns", story=story, columns=columns)
    for story, rect in wishes.pins.items():
        inside = rect.column >= 0 and rect.line >= 0 and rect.columns > 0 and rect.lines > 0
        if not inside or rect.right > geometry.columns or rect.bottom > geometry.lines:
            raise Impossible("pin_outside", story=story)
        for other, taken in wishes.pins.items():
            if other != story and rect.overlaps(taken):
                raise Impossible("pins_overlap", story=story, other=other)
    leads = [story for story, weight in weights.items() if weight == Weight.LEAD]
    if len(leads) == 1:
        lead = leads[0]
        at_top = {story: rect for story, rect in wishes.pins.items() if rect.line == 0}
        if lead in wishes.pins and lead not in at_top:
            raise Impossible("lead_pinned_low", lead=lead, lines=wishes.pins[lead].line)
        if lead not in wishes.pins and sum(rect.columns for rect in at_top.values()) == geometry.columns:
            raise Impossible("lead_not_on_top", story=min(at_top), lead=lead)


def without(wishes, story):
    """The wishes that remain when a story is gone."""

    def rest(by_story):
        return {id_: value for id_, value in by_story.items() if id_ != story}

    return replace(
        wishes,
        pins=rest(wishes.pins),
        standing={},
        order=tuple(id_ for id_ in wishes.order if id_ != story),
        unbroken=wishes.unbroken - {story},
        boxed=wishes.boxed - {story},
        columns=rest(wishes.columns),
        weights=rest(wishes.weights),
    )
