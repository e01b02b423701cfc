"""What changed between two texts of several paragraphs.

Paragraphs are matched first: equal ones, then similar ones in their order, then
those that were moved; only then are characters compared within each pair
(`characters.spans`). Where a paragraph was split or two were joined, which is
what editors do to copy that was broken at column ends, the stretch is compared
as one text, so that only the line end shows and not two whole paragraphs.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal, NamedTuple

from articles.text.characters import Span, spans
from articles.text.plain import Paragraph

SIMILAR = 0.3  # share of common pairs of characters from which two paragraphs are one, changed
SAME_AGAIN = 0.6  # the same, for a paragraph that stands elsewhere now
MOST_PAIRS = 250_000  # pairs of paragraphs that are weighed against each other
KEPT = 0.25  # a text of which less was kept was replaced, and shows as that

Kind = Literal["equal", "changed", "inserted", "deleted", "moved", "formatted"]


class Block(NamedTuple):
    """A paragraph (or a stretch that was split or joined) and what became of it.

    `old` and `new` are the numbers, from 0, of the paragraphs that it covers.
    A moved block stands where it is now. "formatted" is the same words in other
    markup. `photo` is the number of a photo that stands in the text here.
    """

    kind: Kind
    spans: tuple[Span, ...]
    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()
    tag: str = "p"
    photo: str = ""

    @property
    def changed_length(self) -> int:
        """How many characters show as deleted or inserted."""
        return sum(len(span.text) for span in self.spans if span.kind != "equal")

    @property
    def came_from(self) -> int | None:
        """The number, from 1, of the old paragraph; None if there was none."""
        return self.old[0] + 1 if self.old else None


def compare_text(old: str, new: str) -> list[Block]:
    """Compare two plain texts, a paragraph to a line."""
    return compare_paragraphs(
        [Paragraph(line) for line in old.splitlines() if line.strip()],
        [Paragraph(line) for line in new.splitlines() if line.strip()],
    )


def compare_paragraphs(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Block]:
    """Compare two bodies. The blocks cover each old and each new paragraph exactly once."""
    olds, news = [_Weighed(p) for p in old], [_Weighed(p) for p in new]
    regions, pairs = [], {}
    matcher = SequenceMatcher(None, [p.key for p in olds], [p.key for p in news], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs |= dict(zip(range(a, b), range(c, d), strict=True))
        else:
            regions.append((a, b, c, d))
            pairs |= _similar_in_order(olds, news, (a, b, c, d))
    moves = _moved(olds, news, pairs)
    joined = _split_or_joined(olds, news, regions, pairs, moves)
    return _in_reading_order(olds, news, pairs, moves, joined)


def similar_in_order(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> dict[int, int]:
    """The paragraphs that are the same ones, changed: {number in old: number in new}, none crossing."""
    olds, news = [_Weighed(p) for p in old], [_Weighed(p) for p in new]
    return _similar_in_order(olds, news, (0, len(olds), 0, len(news)))


def whole_spans(old: str, new: str) -> tuple[Span, ...]:
    """The spans of one pair; a text of which hardly anything was kept counts as replaced."""
    found = spans(old, new)
    kept = sum(len(span.text) for span in found if span.kind == "equal")
    if kept and kept < KEPT * max(len(old), len(new)):
        found = [Span("delete", old), Span("insert", new)]
    return tuple(found)


class _Weighed:
    """A paragraph with what its likeness to another is measured by."""

    def __init__(self, paragraph):
        self.paragraph = paragraph
        self.text = paragraph.text
        self.key = (paragraph.text, paragraph.photo)

    @cached_property
    def couples(self):
        return {self.text[i : i + 2] for i in range(len(self.text) - 1)} or {self.text}

    def likeness(self, other):
        """From 0 to 1: Dice's coefficient over pairs of neighbouring characters."""
        if self.paragraph.photo or other.paragraph.photo:
            return float(self.key == other.key)
        common = len(self.couples & other.couples)
        return 2 * common / (len(self.couples) + len(other.couples))


def _similar_in_order(olds, news, region):
    """The pairs of one region that together are most alike, none crossing another."""
    a, b, c, d = region
    height, width = b - a, d - c
    if not height or not width or height * width > MOST_PAIRS:
        return {}
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            likeness = olds[a + i].likeness(news[c + j])
            if likeness >= SIMILAR:
                best[i][j] = max(best[i][j], likeness + best[i + 1][j + 1])
    pairs, i, j = {}, 0, 0
    while i < height and j < width:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs[a + i] = c + j
            i, j = i + 1, j + 1
    return pairs


def _moved(olds, news, pairs):
    """Pairs of what is left over: paragraphs that stand elsewhere now, the likest first."""
    left_old = [i for i in range(len(olds)) if i not in pairs]
    left_new = sorted(set(range(len(news))) - set(pairs.values()))
    if len(left_old) * len(left_new) > MOST_PAIRS:
        return {}
    candidates = sorted(
        (-likeness, i, j)
        for i in left_old
        for j in left_new
        if (likeness := olds[i].likeness(news[j])) >= SAME_AGAIN
    )
    moves, taken = {}, set()
    for _likeness, i, j in candidates:
        if i not in moves and j not in taken:
            moves[i] = j
            taken.add(j)
    return moves


def _split_or_joined(olds, news, regions, pairs, moves):
    """One block for each region that is closer as one text than paragraph by paragraph."""
    joined = []
    moved_to = set(moves.values())
    for a, b, c, d in regions:
        old = tuple(i for i in range(a, b) if i not in moves and not olds[i].paragraph.photo)
        new = tuple(j for j in range(c, d) if j not in moved_to and not news[j].paragraph.photo)
        inside = [(i, pairs[i]) for i in old if i in pairs]
        if not inside or len(old) == len(new) == len(inside):
            continue
        apart = sum(len(olds[i].text) for i in old) + sum(len(news[j].text) for j in new)
        for i, j in inside:
            apart -= len(olds[i].text) + len(news[j].text)
            apart += _block(olds, news, i, j).changed_length
        together = whole_spans("\n".join(olds[i].text for i in old), "\n".join(news[j].text for j in new))
        block = Block("changed", together, old, new, news[new[0]].paragraph.tag)
        if block.changed_length * 2 < apart:
            joined.append(block)
    return joined


def _in_reading_order(olds, news, pairs, moves, joined):
    """New paragraphs in their order; what was deleted stands before what came instead of it."""
    covers = {j: block for block in joined for j in block.new}
    gone = {i for block in joined for i in block.old}
    came_from = {j: i for i, j in (pairs | moves).items()}
    blocks, next_old = [], 0

    def drop_until(end):
        nonlocal next_old
        for i in range(next_old, end):
            if i not in pairs and i not in moves and i not in gone:
                blocks.append(_one_sided("deleted", olds[i], (i,), ()))
        next_old = max(next_old, end)

    for j, paragraph in enumerate(news):
        stays = next((came_from[k] for k in range(j, len(news)) if came_from.get(k) in pairs), None)
        drop_until(len(olds) if stays is None else stays)
        i = came_from.get(j)
        if j in covers:
            if j == covers[j].new[0]:
                blocks.append(covers[j])
        elif i is None:
            blocks.append(_one_sided("inserted", paragraph, (), (j,)))
        else:
            block = _block(olds, news, i, j)
            blocks.append(block._replace(kind="moved") if i in moves else block)
    drop_until(len(olds))
    return blocks


def _one_sided(kind, weighed, old, new):
    paragraph = weighed.paragraph
    span = Span("delete" if kind == "deleted" else "insert", paragraph.text)
    spans = (span,) if paragraph.text else ()
    return Block(kind, spans, old, new, paragraph.tag, paragraph.photo)


def _block(olds, news, i, j):
    """The block of one pair."""
    before, after = olds[i].paragraph, news[j].paragraph
    if olds[i].key != news[j].key:
        return Block("changed", whole_spans(before.text, after.text), (i,), (j,), after.tag)
    same = (before.tag, before.markup) == (after.tag, after.markup)
    spans = (Span("equal", after.text),) if after.text else ()
    return Block("equal" if same else "formatted", spans, (i,), (j,), after.tag, after.photo)
