"""Two people changed one text: what both did, put together where it does not touch.

A three-way merge by paragraph. `base` is the text that both began with, `theirs` what was
saved meanwhile, `mine` what was typed and refused. The idea is diff3's (Khanna, Kunal and
Pierce, "A Formal Investigation of Diff3", 2007), with one difference: a changed paragraph is
told from its changed neighbour by its likeness, so that two people who worked on two
neighbouring paragraphs are not in each other's way.

Nothing that either typed is ever left out: it stands in what was agreed, or in a conflict
that a person decides. Whoever calls this shows the outcome before anything is saved.
"""

from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from articles.text.compare import similar_in_order
from articles.text.plain import Paragraph, plain_text


class Piece(NamedTuple):
    """A stretch of paragraphs and who changed it.

    `kind`: "equal" (nobody), "mine", "theirs" (one of the two), "both" (the same change by
    both) or "conflict". `base`, `mine` and `theirs` are the stretch in each of the texts.
    """

    kind: str
    base: tuple = ()
    mine: tuple = ()
    theirs: tuple = ()

    @property
    def merged(self) -> tuple:
        """What is to stand. In a conflict, until it is decided: what was typed here."""
        return self.theirs if self.kind == "theirs" else self.mine

    @property
    def is_conflict(self) -> bool:
        return self.kind == "conflict"


class Edit(NamedTuple):
    """`base[start:end]` became `text`."""

    start: int
    end: int
    text: tuple


def merge_value(base, mine, theirs) -> Piece:
    """Three-way merge of one value: a headline, a column. `base` None: it is not known."""
    values = ((base,), (mine,), (theirs,))
    if mine == theirs:
        return Piece("equal" if base in (None, mine) else "both", *values)
    if base is not None and theirs == base:
        return Piece("mine", *values)
    if base is not None and mine == base:
        return Piece("theirs", *values)
    return Piece("conflict", *values)


def merge_blocks(base: Sequence | None, mine: Sequence, theirs: Sequence) -> list[Piece]:
    """Three-way merge of paragraphs (HTML of `articles.text.blocks`, or plain words).

    Each paragraph of each text stands in exactly one piece, in its order. Where the base is
    not known, what both have in common is taken for it: then nothing counts as deleted.
    """
    base = common(mine, theirs) if base is None else list(base)
    ours, others = edits(base, mine), edits(base, theirs)
    pieces, position = [], 0
    for group_mine, group_theirs in _touching(ours, others):
        edited = group_mine + group_theirs
        start, end = min(e.start for e in edited), max(e.end for e in edited)
        if position < start:
            pieces.append(_untouched(base[position:start]))
        my_text = _applied(base, start, end, group_mine)
        their_text = _applied(base, start, end, group_theirs)
        pieces.append(_decided(tuple(base[start:end]), my_text, their_text, group_mine, group_theirs))
        position = end
    if position < len(base):
        pieces.append(_untouched(base[position:]))
    return pieces


def merge_items(
    base: Sequence | None, mine: Sequence, theirs: Sequence, key: Callable[[object], Hashable] = lambda x: x
) -> list:
    """Three-way merge of a list of different things (names, photos): the keys, in their order.

    What either added is there; what either took off is not, unless nobody knows the base.
    The order is mine where I changed it, else theirs.
    """
    before = None if base is None else [key(item) for item in base]
    ours, others = [key(item) for item in mine], [key(item) for item in theirs]
    gone = set() if before is None else {k for k in before if k not in ours or k not in others}
    kept_by_me = [k for k in ours if before and k in before and k in others]
    in_my_order = before is None or kept_by_me != [k for k in before if k in ours and k in others]
    first, second = (ours, others) if in_my_order else (others, ours)
    merged = [k for k in first if k not in gone]
    for place, k in enumerate(second):  # what only the other has: behind what it stands behind there
        if k in merged or k in gone:
            continue
        ahead = [merged.index(other) for other in second[:place] if other in merged]
        merged.insert(max(ahead) + 1 if ahead else 0, k)
    return merged


def common(mine: Sequence, theirs: Sequence) -> list:
    """The paragraphs that stand in both texts, in order."""
    matcher = SequenceMatcher(None, list(mine), list(theirs), autojunk=False)
    return [mine[i] for a, _b, size in matcher.get_matching_blocks() for i in range(a, a + size)]


def edits(base: Sequence, text: Sequence) -> list[Edit]:
    """The edits that lead from the base to the text, paragraph by paragraph, in order."""
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, list(base), list(text), autojunk=False).get_opcodes():
        if tag == "replace":
            found += _by_paragraph(base, text, a, b, c, d)
        elif tag != "equal":
            found.append(Edit(a, b, tuple(text[c:d])))
    return found


def _by_paragraph(base, text, a, b, c, d):
    """A replaced stretch, cut at the paragraphs that are still recognised."""
    olds, news = _paragraphs(base[a:b]), _paragraphs(text[c:d])
    found, i, j = [], 0, 0
    for old, new in [*sorted(similar_in_order(olds, news).items()), (b - a, d - c)]:
        if i < old or j < new:
            found.append(Edit(a + i, a + old, tuple(text[c + j : c + new])))
        if old < b - a:
            found.append(Edit(a + old, a + old + 1, (text[c + new],)))
        i, j = old + 1, new + 1
    return found


def _paragraphs(blocks):
    return [Paragraph(plain_text(block) or block) for block in blocks]


def _touching(ours, others):
    """The edits of both in groups: (mine, theirs) that touch, or those of one alone."""
    left, right = list(ours), list(others)
    while left or right:
        mine, theirs = [], []
        first = left if not right or (left and _order(left[0]) <= _order(right[0])) else right
        (mine if first is left else theirs).append(first.pop(0))
        grew = True
        while grew:
            grew = False
            for group, queue, facing in ((mine, left, theirs), (theirs, right, mine)):
                while queue and any(_touch(queue[0], edit) for edit in facing):
                    group.append(queue.pop(0))
                    grew = True
        yield mine, theirs


def _order(edit):
    """An insertion stands before the change of the paragraph that it is put before."""
    return edit.start, edit.end


def _touch(one, other):
    """True if both changed the same paragraph, or put something in the same place."""
    if one.start == one.end and other.start == other.end:
        return one.start == other.start
    if one.start == one.end or other.start == other.end:
        point, stretch = (one, other) if one.start == one.end else (other, one)
        return stretch.start < point.start < stretch.end
    return one.start < other.end and other.start < one.end


def _applied(base, start, end, edited):
    text, position = [], start
    for edit in edited:
        text += [*base[position : edit.start], *edit.text]
        position = edit.end
    return (*text, *base[position:end])


def _untouched(blocks):
    return Piece("equal", tuple(blocks), tuple(blocks), tuple(blocks))


def _decided(base, mine, theirs, my_edits, their_edits):
    if not their_edits:
        return Piece("mine", base, mine, theirs)
    if not my_edits:
        return Piece("theirs", base, mine, theirs)
    return Piece("both" if mine == theirs else "conflict", base, mine, theirs)
