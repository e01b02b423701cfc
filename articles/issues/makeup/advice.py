"""What helps a page on which not all text has room, said in numbers."""

from dataclasses import dataclass
from enum import StrEnum

from articles.issues.makeup.copy import Weight
from articles.issues.makeup.turning import LEAST_KEPT, split_near


class Help(StrEnum):
    """What can be done."""

    CUT = "cut"  # so many lines or characters out of this story
    TAKE_OFF = "take_off"  # this story, and the rest has room
    TURN = "turn"  # the end of this story to another page


@dataclass(frozen=True)
class Advice:
    """One thing to do. `lines` and `characters` are to be cut (of the story's own text columns), to
    go to the other page, or what is gained; `at` is the character before which a story is turned."""

    kind: Help
    story: int
    lines: int = 0
    characters: int = 0
    at: int = 0


def advice(layout, copies, unbroken=frozenset()):
    """[Advice, …] for a layout, in the order of the stories, cuts first; [] if it is complete.

    Taking a story off is advised where its rectangle holds all that is over on the page: the one
    that counts least, and of these the smallest. A story in `unbroken` is not turned.
    """
    if layout.is_complete:
        return []
    copies = {copy.id: copy for copy in copies}
    over = [placed for placed in layout.stories if placed.overset_lines]
    found = [Advice(Help.CUT, placed.id, placed.overset_lines, placed.overset_characters) for placed in over]
    found += _taken_off(layout, copies, over)
    for placed in over:
        copy = copies[placed.id]
        if copy.id not in unbroken and not copy.turn:
            turned = _turned(layout, placed, copy)
            if turned:
                found.append(turned)
    return found


def _base_lines(layout, placed):
    """The lines that are over in a story, in lines of a base column."""
    geometry = layout.geometry
    width = geometry.width_of(placed.rect.columns)
    measure = (width - (placed.text_columns - 1) * geometry.gutter) / placed.text_columns
    return placed.overset_lines * measure / geometry.column_width


def _taken_off(layout, copies, over):
    missing = sum(_base_lines(layout, placed) for placed in over)
    enough = [
        placed
        for placed in layout.stories
        if copies[placed.id].weight != Weight.LEAD
        and placed.rect.columns * placed.rect.lines + _base_lines(layout, placed) >= missing
    ]
    if len(layout.stories) > 1 and enough:
        least = min(
            enough,
            key=lambda placed: (-copies[placed.id].weight, placed.rect.columns * placed.rect.lines),
        )
        yield Advice(Help.TAKE_OFF, least.id, least.rect.columns * least.rect.lines)


def _turned(layout, placed, copy):
    """The line of the turn takes one line too: a little more goes to the other page."""
    text = "".join(paragraph.text for paragraph in copy.paragraphs)
    block = next((block for block in placed.blocks if block.role == "text"), None)
    per_line = int(block.width / block.size) if block else 0
    at = split_near(copy, len(text) - placed.overset_characters - per_line)
    if at is None or at < LEAST_KEPT:
        return None
    return Advice(Help.TURN, placed.id, placed.overset_lines + 1, len(text) - at, at)
