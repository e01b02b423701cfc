"""Which line goes on in which: the columns of a page, as lists of line numbers from the top down."""

SAME_SIZE = 1.3
NEXT = 2.4  # em from one line's top to the next line's


def columns_of(lines):
    """Each line is in one column. A line alone is one, too."""
    following, preceded = {}, set()
    order = sorted(range(len(lines)), key=lambda number: lines[number].top)
    for at, number in enumerate(order):
        line = lines[number]
        best = None
        for other in order[at + 1 :]:
            below = lines[other]
            if below.top - line.top > NEXT * max(line.size, below.size):
                break
            if below.top - line.top < 0.6 * min(line.size, below.size) or not goes_on(line, below):
                continue
            if best is None or below.top < lines[best].top - 1:
                best = other
        if best is not None and best not in preceded:
            following[number] = best
            preceded.add(best)
    columns = []
    for number in order:
        if number not in preceded:
            column = [number]
            while column[-1] in following:
                column.append(following[column[-1]])
            columns.append(column)
    return columns


def goes_on(line, below):
    """True if the second may be the next line of the same text."""
    across = min(line.right, below.right) - max(line.left, below.left)
    shorter = min(line.right - line.left, below.right - below.left)
    alike = max(line.size, below.size) <= SAME_SIZE * min(line.size, below.size)
    near_left = abs(line.left - below.left) < 3.2 * line.size
    return alike and across >= 0.5 * shorter and (near_left or across >= 0.9 * shorter)
