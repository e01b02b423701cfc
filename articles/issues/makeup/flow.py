"""How a story's text runs down its columns (分栏): so many lines in each, no sub-heading at a foot."""

LEAST = 5  # lines of a column, where white space is shared


def taken(count, cells, *, is_mirrored=False):
    """The lines at the top of each of `count` text columns that these cells take."""
    lines = [0] * count
    for cell in cells:
        if cell is None or not cell.lines:
            continue
        first = count - cell.column - cell.columns if is_mirrored else cell.column
        for column in range(first, first + cell.columns):
            lines[column] = max(lines[column], cell.line + cell.lines)
    return lines


def runs(headings, total, room):
    """How many of `total` lines stand in each column that has `room` for so many, first what comes
    first. `headings` are the numbers of the lines of sub-headings: none ends a column while
    anything follows it. What is left over is the rest: `total` less the sum."""
    found, start = [], 0
    for lines in room:
        end = min(start + lines, total)
        if end < total:
            while end > start and end - 1 in headings:
                end -= 1
        found.append(end - start)
        start = end
    return found


def shared(headings, total, room):
    """`runs`; much white space is shared among the columns, so that they end at one height, if each
    keeps a few lines."""
    white, count = sum(room) - total, len(room)
    if count > 1 and white > max(3, count):
        for each in range(max(room) - LEAST, 0, -1):
            found = runs(headings, total, [max(lines - each, 0) for lines in room])
            if sum(found) == total:
                return found
    return runs(headings, total, room)


def have_room(headings, total, room):
    """True if all lines stand in the columns."""
    return sum(runs(headings, total, room)) == total


def widows(ends, found):
    """How many columns begin with the last line of a paragraph that began before (孤行). `ends` are
    the numbers of the lines that end a paragraph."""
    count, start = 0, 0
    for lines in found[:-1]:
        start += lines
        count += start in ends and start - 1 not in ends and start > 0
    return count
