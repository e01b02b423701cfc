"""What a proof shows on top of its page: stamp, paragraph numbers, highlights, flags, lists.

All lengths are in points from the top left of the trimmed sheet, as in the layout. `place` in
`makeup.lines` says where a character stands, so that a highlight can be put behind it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A highlight behind the text. `kind` is changed, finding or mark: each has its colour."""

    x: float
    y: float
    width: float
    height: float
    kind: str = "changed"


@dataclass(frozen=True)
class Note:
    """A small note in the margin or gutter: its right edge is at x, its baseline at y."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Flag:
    """A numbered disc whose centre is at x, y. `kind` as of a Box."""

    x: float
    y: float
    number: int
    kind: str = "mark"


@dataclass(frozen=True)
class Overlay:
    """What is drawn over one page. `stamp` is its stage (一校), `stamp_note` the line under it.

    `appendix` is [(title, [sentence, …]), …]: each title with its numbered sentences follows on
    plain pages after the page.
    """

    stamp: str = ""
    stamp_note: str = ""
    notes: tuple[Note, ...] = ()
    highlights: tuple[Box, ...] = ()
    flags: tuple[Flag, ...] = ()
    appendix: tuple[tuple[str, tuple[str, ...]], ...] = ()
