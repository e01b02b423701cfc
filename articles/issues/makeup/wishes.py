"""What the page editor wants kept while the rest is solved again, and why a wish cannot be met."""

from dataclasses import dataclass, field

from articles.issues.makeup.bounds import Bounds


@dataclass(frozen=True)
class Wishes:
    """`pins` holds stories to rectangles (`{id: Rect}`; a dragged edge is a pin of the new
    rectangle). `order` lists ids as they shall be read, where it differs from the copies' order
    (a swap); ids left out follow. `unbroken` are stories that may not be continued elsewhere:
    they are never advised to turn. `columns` asks for so many base columns (`{id: columns}`),
    `weights` for another weight. `bounds` of copy-fitting."""

    pins: dict = field(default_factory=dict)
    order: tuple = ()
    unbroken: frozenset = frozenset()
    columns: dict = field(default_factory=dict)
    weights: dict = field(default_factory=dict)
    bounds: Bounds = Bounds()


class Impossible(Exception):
    """A wish that cannot be met, or a page that cannot be made. `code` says which (see `CODES`);
    `numbers` are what a sentence about it needs: story ids, lines, columns."""

    CODES = {
        "pin_outside": "The rectangle of {story} leaves the type area.",
        "pins_overlap": "The rectangles of {story} and {other} overlap.",
        "pin_too_small": "{story} has no room in {columns} columns of {lines} lines: it needs {needed} lines.",
        "lead_not_on_top": "{story} would stand above the lead {lead}.",
        "columns": "{story} cannot be {columns} columns wide.",
        "unknown_story": "{story} is not on this page.",
        "no_room": "The other stories do not fit around what is pinned.",
        "too_many": "{stories} stories are more than fit on one page, even cut short.",
    }

    def __init__(self, code, **numbers):
        self.code = code
        self.numbers = numbers
        super().__init__(self.CODES[code].format(**numbers))
