"""Text of a page that belongs to no story, gathered into texts that could be stories themselves."""

from dataclasses import dataclass

from .boxes import Grid, area_of
from .columns import columns_of
from .parts import LARGE, around, distance, usual_size, within

FEWEST = 60  # characters: less is an advertisement's slogan or a line of furniture
APART = 1.9  # em between blocks of one text
SHORT = 40  # characters: no headline is longer


@dataclass(frozen=True)
class Spare:
    headline: str
    paragraphs: list
    boxes: list

    @property
    def characters(self):
        return sum(map(len, self.paragraphs))


def spare_texts(page, numbers, pictures=()):
    """The ReadPage, the numbers of its unclaimed lines and its unclaimed pictures → Spares, from the top left."""
    lines = [page.lines[number] for number in numbers]
    spare = set(numbers)
    claimed = [line for number, line in enumerate(page.lines) if number not in spare]
    usual = usual_size(page.lines)
    columns = [[lines[at] for at in column] for column in columns_of(lines)]
    grid = Grid(page.width, page.height, max(usual / 4.5, page.height / 900))
    found = []
    for group in _groups(columns, usual):
        heads = [column for column in group if column[0].size >= LARGE * usual]
        bodies = [column for column in group if column[0].size < LARGE * usual]
        paragraphs = [text for column in _reading_order(bodies) for text in _paragraphs(column)]
        if sum(map(len, paragraphs)) < FEWEST:
            continue
        parts = [around([line.box for line in column]) for column in group]
        parts += [box for box in pictures if within(box, around(parts)) > 0.8]
        whole = around(parts)
        if any(within(line.box, whole) > 0.1 for line in claimed):
            boxes = area_of(parts, [], grid, across=1.6 * usual, down=1.3 * usual)
        else:
            boxes = [whole]
        found.append(Spare(_headline(heads), _joined(paragraphs), boxes))
    return found


def _groups(columns, usual):
    """Columns that stand next to each other. A headline begins a group: what is above it is not of it."""
    groups = []
    for column in sorted(columns, key=lambda column: column[0].top):
        box = around([line.box for line in column])
        is_head = column[0].size >= LARGE * usual
        near = [group for group in groups if any(_belongs(box, is_head, other, usual) for other in group)]
        merged = [column, *(other for group in near for other in group)]
        groups = [group for group in groups if group not in near] + [merged]
    return groups


def _belongs(box, is_head, other, usual):
    beside = around([line.box for line in other])
    if is_head and beside[3] <= box[1] + 1:  # what stands above a headline, unless it is one itself
        return other[0].size >= LARGE * usual and distance(box, beside) < 1.2 * usual
    return distance(box, beside) <= APART * usual


def _reading_order(columns):
    """Columns from left to right, those of one width and place from the top down."""
    return sorted(columns, key=lambda column: (round(column[0].left / 20), column[0].top))


def _paragraphs(column):
    """The lines of a column as paragraphs: one begins where a line is set in, where the line before
    ends early, and where the size changes."""
    left, right = min(line.left for line in column), max(line.right for line in column)
    texts, before = [], None
    for line in column:
        begins = (
            before is None
            or line.left > left + 1.2 * line.size
            or before.right < right - 2.2 * before.size
            or abs(line.size - before.size) > 0.08 * before.size
        )
        if begins:
            texts.append(line.text)
        else:
            texts[-1] += line.text
        before = line
    return texts


def _joined(paragraphs):
    """A paragraph that does not end a sentence goes on in the next column."""
    joined = []
    for text in paragraphs:
        if joined and joined[-1][-1] not in "。！？…”」）)." and len(joined[-1]) > SHORT:
            joined[-1] += text
        else:
            joined.append(text)
    return joined


def _headline(columns):
    """The largest lines; the others are kickers and subheads, which nobody can tell from here."""
    if not columns:
        return ""
    size = max(column[0].size for column in columns)
    return "".join(
        line.text
        for column in _reading_order([column for column in columns if column[0].size > 0.95 * size])
        for line in column
    )[:SHORT]
