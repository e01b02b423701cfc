"""What helps a page on which not all text has room, said in numbers."""

from dataclasses import dataclass
from enum import StrEnum

from articles.issues.makeup import glyphs
from articles.issues.makeup.copy import Weight
from articles.issues.makeup.solve import solve
from articles.issues.makeup.turning import LEAST_KEPT, split_near
from articles.issues.makeup.wishes import Impossible, Wishes, without

ASKED = 4  # stories of which it is tried out whether the page is whole without them


class Help(StrEnum):
    """What can be done."""

    CUT = "cut"  # so many lines or characters out of this story
    TAKE_OFF = "take_off"  # this story, and the rest has room
    TURN = "turn"  # the end of this story to another page
    REPLACE = "replace"  # characters that no font has, by others


@dataclass(frozen=True)
class Advice:
    """One thing to do. `lines` and `characters` are to be cut (of the story's own text columns), to
    go to the other page, or what is gained; `at` is the character before which a story is turned,
    `text` the characters to be replaced."""

    kind: Help
    story: int
    lines: int = 0
    characters: int = 0
    at: int = 0
    text: str = ""


def advice(layout, copies, wishes=None):
    """[Advice, …] for a layout that was solved with these wishes, in the order of the stories:
    characters to be replaced, then cuts and what else there is; [] if all stands on the page.

    Taking a story off is advised only where the page was solved without it and is complete. A
    story that the wishes keep unbroken is not turned.
    """
    wishes = wishes or Wishes()
    replaced = [Advice(Help.REPLACE, id_, text=text) for id_, text in without_glyph(copies).items()]
    if layout.is_complete:
        return replaced
    copies = {copy.id: copy for copy in copies}
    over = [placed for placed in layout.stories if placed.overset_lines]
    found = replaced + [
        Advice(Help.CUT, placed.id, placed.overset_lines, placed.overset_characters) for placed in over
    ]
    found += _taken_off(layout, copies, over, wishes)
    for placed in over:
        copy = copies[placed.id]
        if copy.id not in wishes.unbroken and not copy.turn:
            turned = _turned(layout, placed, copy)
            if turned:
                found.append(turned)
    return found


def without_glyph(copies):
    """{story: characters}: what of each is not printed, for no font has it."""
    found = {}
    for copy in copies:
        texts = [copy.kicker, copy.headline, copy.subhead, copy.byline]
        texts += [paragraph.text for paragraph in copy.paragraphs]
        texts += [text for picture in copy.pictures for text in (picture.caption, picture.credit)]
        if lost := glyphs.missing("".join(texts)):
            found[copy.id] = lost
    return found


def _base_lines(layout, placed):
    """The lines that are over in a story, in lines of a base column."""
    geometry = layout.geometry
    measure = geometry.measure_of(placed.rect.columns, placed.text_columns)
    return placed.overset_lines * measure / geometry.column_width


def _taken_off(layout, copies, over, wishes):
    """The story that counts least, and of these the smallest, without which the page is solved whole."""
    missing = sum(_base_lines(layout, placed) for placed in over)
    candidates = sorted(
        (
            placed
            for placed in layout.stories
            if copies[placed.id].weight != Weight.LEAD
            and placed.rect.columns * placed.rect.lines + _base_lines(layout, placed) >= missing
        ),
        key=lambda placed: (-copies[placed.id].weight, placed.rect.columns * placed.rect.lines),
    )
    for placed in candidates[:ASKED]:
        rest = [copy for copy in copies.values() if copy.id != placed.id]
        try:
            found = solve(layout.geometry, rest, without(wishes, placed.id), best=1) if rest else []
        except Impossible:
            continue
        if found and found[0].is_complete:
            yield Advice(Help.TAKE_OFF, placed.id, placed.rect.columns * placed.rect.lines)
            return


def _turned(layout, placed, copy):
    """The line of the turn takes one line too: a little more goes to the other page."""
    text = "".join(paragraph.text for paragraph in copy.paragraphs)
    block = next((block for block in placed.blocks if block.role == "text"), None)
    per_line = int(block.width / block.size) if block else 0
    at = split_near(copy, len(text) - placed.overset_characters - per_line)
    if at is None or at < LEAST_KEPT:
        return None
    return Advice(Help.TURN, placed.id, placed.overset_lines + 1, len(text) - at, at)
