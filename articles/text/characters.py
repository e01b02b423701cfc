"""What changed between two pieces of Chinese text, character by character.

Chinese has no spaces to compare by, and a line-by-line difference of a
newspaper paragraph says only "changed". So: characters, found by Myers' greedy
algorithm (E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986),
which is minimal: where two characters were changed, two characters show. A
rewritten sentence would come out of it in shreds (unrelated Chinese texts share
的, 工, 会 …), so shreds are joined afterwards; but never around a change of one
or two characters, which is what an editor looks for.
"""

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

MOST_STEPS = 500  # differences that are searched for at a time: about 50 ms
MOST_PAIRS = 400_000  # product of the lengths that difflib may be given
CLAUSE = re.compile(r"[^，。；：！？、\n,;:!?]*[，。；：！？、\n,;:!?]|[^，。；：！？、\n,;:!?]+")
AFTER = frozenset("，。；：！？、\n,;:!?）》”")
SMALL = 2  # a change of so many characters is never joined to another
ISLAND = 4  # equal text longer than a four-character phrase always stands
CHAIN = 4  # so many changes in a row, an island of one or two between, are a rewriting


class Span(NamedTuple):
    """A stretch of text and what became of it."""

    kind: Literal["equal", "delete", "insert"]
    text: str

    @property
    def visible(self) -> str:
        """The text, with a pilcrow where a line end itself came or went."""
        return self.text if self.kind == "equal" else self.text.replace("\n", "¶\n")


class Edit(NamedTuple):
    """`old[old_start:old_end]` was replaced by `new[new_start:new_end]`."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def size(self) -> int:
        """The length of the longer side, in characters."""
        return max(self.old_end - self.old_start, self.new_end - self.new_start)


def spans(old: str, new: str) -> list[Span]:
    """The difference of two texts, in reading order.

    The spans that are not inserts make up `old`; those that are not deletes
    make up `new`. No span is empty; a delete stands before its insert.
    """
    result = []
    position = 0
    for edit in edits(old, new):
        pieces = (
            Span("equal", old[position : edit.old_start]),
            Span("delete", old[edit.old_start : edit.old_end]),
            Span("insert", new[edit.new_start : edit.new_end]),
        )
        result += [span for span in pieces if span.text]
        position = edit.old_end
    if position < len(old):
        result.append(Span("equal", old[position:]))
    return result


def edits(old: str, new: str) -> list[Edit]:
    """The edits that lead from one text to the other, joined to be readable."""
    found = []
    for edit in _difference(old, new):
        found.append(_slide(edit, found[-1].old_end if found else 0, old, new))
    return _join_large(_join_chains(_touching(found)))


def _difference(old, new):
    """Edits between the two, none touching: minimal where that is affordable."""
    start = _common_prefix(old, new)
    end = _common_suffix(old, new, start)
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if left and right:
        inner = _touching(_search(left, right))
    elif left or right:
        inner = [Edit(0, len(left), 0, len(right))]
    else:
        inner = []
    return [Edit(a + start, b + start, c + start, d + start) for a, b, c, d in inner]


def _common_prefix(old, new):
    low, high = 0, min(len(old), len(new))
    while low < high:  # a slice is compared in C: halving beats walking
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_suffix(old, new, prefix):
    low, high = 0, min(len(old), len(new)) - prefix
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _search(old, new):
    """Myers' search, MOST_STEPS at a time: from the furthest point that was reached it goes on.

    So a long text with hundreds of changes is still compared in time proportional to its
    length. Where little is equal, searching on would only make shreds: clauses decide there.
    """
    found, x, y = [], 0, 0
    while True:
        edits, width, height = _myers(old[x:], new[y:])
        reached_end = x + width == len(old) and y + height == len(new)
        equal = (width + height - MOST_STEPS) / 2
        if not reached_end and equal < MOST_STEPS / 2:
            rest = _by_clauses(old[x:], new[y:])
            return found + [Edit(a + x, b + x, c + y, d + y) for a, b, c, d in rest]
        found += [Edit(a + x, b + x, c + y, d + y) for a, b, c, d in edits]
        x, y = x + width, y + height
        if reached_end:
            return found


def _myers(old, new):
    """A shortest edit script as far as MOST_STEPS lead: (edits, length of old, of new)."""
    width, height = len(old), len(new)
    rows = []  # for each step the furthest x on the diagonals -step, -step+2 … step
    row = [0]
    for step in range(min(width + height, MOST_STEPS) + 1):
        before, row = row, []
        for i in range(step + 1):
            down = i == 0 or (i != step and before[i - 1] < before[i])
            x = before[i] if down and step else before[i - 1] + 1 if step else 0
            y = x + step - 2 * i
            while x < width and y < height and old[x] == new[y]:
                x += 1
                y += 1
            row.append(x)
            if x == width and y == height:
                rows.append(row)
                return _walk_back(rows, x, y), x, y
        rows.append(row)
    inside = [(x, x + step - 2 * i) for i, x in enumerate(row) if x <= width and x + step - 2 * i <= height]
    x, y = max(inside, key=sum)
    return _walk_back(rows, x, y), x, y


def _walk_back(rows, x, y):
    edits = []
    for step in range(len(rows) - 1, 0, -1):
        i = (step - (y - x)) // 2
        before = rows[step - 1]
        down = i == 0 or (i != step and before[i - 1] < before[i])
        old_x = before[i] if down else before[i - 1]
        old_y = old_x + (step - 1) - 2 * (i if down else i - 1)
        edits.append(Edit(old_x, old_x + (not down), old_y, old_y + down))
        x, y = old_x, old_y
    return _touching(reversed(edits))


def _by_clauses(old, new):
    """For texts too different to search at once: equal clauses first, then what is between."""
    old_clauses, new_clauses = CLAUSE.findall(old), CLAUSE.findall(new)
    anchors = _anchors(old_clauses, new_clauses)
    if not anchors:
        return _by_longest_match(old, new)
    found, x, y = [], 0, 0
    for anchor_x, anchor_y, length in [*anchors, (len(old), len(new), 0)]:
        gap = _difference(old[x:anchor_x], new[y:anchor_y])
        found += [Edit(a + x, b + x, c + y, d + y) for a, b, c, d in gap]
        x, y = anchor_x + length, anchor_y + length
    return _touching(found)


def _anchors(old_clauses, new_clauses):
    """Equal runs of clauses as (place in old, place in new, length) in characters."""
    if len(old_clauses) * len(new_clauses) > MOST_PAIRS * 4:
        return []
    old_at, new_at = _places(old_clauses), _places(new_clauses)
    blocks = SequenceMatcher(None, old_clauses, new_clauses, autojunk=False).get_matching_blocks()
    return [(old_at[b.a], new_at[b.b], old_at[b.a + b.size] - old_at[b.a]) for b in blocks if b.size]


def _places(clauses):
    places = [0]
    for clause in clauses:
        places.append(places[-1] + len(clause))
    return places


def _by_longest_match(old, new):
    if len(old) * len(new) > MOST_PAIRS:
        return [Edit(0, len(old), 0, len(new))]
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Edit(*places) for tag, *places in opcodes if tag != "equal"]


def _touching(found):
    """Edits with no equal text between them become one."""
    joined = []
    for edit in found:
        before = joined[-1] if joined else None
        if before and before.old_end == edit.old_start and before.new_end == edit.new_start:
            joined[-1] = Edit(before.old_start, edit.old_end, before.new_start, edit.new_end)
        else:
            joined.append(edit)
    return joined


def _slide(edit, free_from, old, new):
    """Where an insertion could stand in several places, let it begin after a mark.

    "甲，乙。" → "甲，丙，乙。": what came in is 丙， and not ，丙. Equal text begins at
    `free_from` in the old text.
    """
    inserted = edit.old_start == edit.old_end
    if not inserted and edit.new_start != edit.new_end:
        return edit
    text, start, end = (
        (new, edit.new_start, edit.new_end) if inserted else (old, edit.old_start, edit.old_end)
    )
    for offset in range(min(end - start, edit.old_start - free_from + 1)):
        if start - offset <= 0 or text[start - offset - 1] in AFTER:
            return Edit(*(place - offset for place in edit))
        if text[start - offset - 1] != text[end - offset - 1]:
            break
    return edit


def _join_chains(found):
    """Four and more changes in a row with an island of one or two between: a rewriting."""
    result, chain = [], []
    for edit in [*found, None]:
        if edit and (not chain or edit.old_start - chain[-1].old_end <= SMALL):
            chain.append(edit)
            continue
        islands = sum(b.old_start - a.old_end for a, b in pairwise(chain))
        if len(chain) >= CHAIN and sum(each.size for each in chain) > islands:
            chain = [_hull(chain[0], chain[-1])]
        result += chain
        chain = [edit]
    return result


def _join_large(found):
    """Two large changes with little between them are one."""
    joined = []
    for edit in found:
        while joined and (island := edit.old_start - joined[-1].old_end) <= ISLAND:
            if min(joined[-1].size, edit.size) <= max(SMALL, island):
                break
            edit = _hull(joined.pop(), edit)
        joined.append(edit)
    return joined


def _hull(first, last):
    return Edit(first.old_start, last.old_end, first.new_start, last.new_end)
