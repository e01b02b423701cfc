"""Of many layouts the best that an editor would call different: not mirror images, not a line more
here and there."""

DIFFERENT = 0.25  # of the page must belong to another story for a layout to count as another


def differing(judged, geometry, best):
    """The cheapest that are really different, mirror images not counted."""
    chosen, maps = [], []
    for each in judged:
        area = _map(each.seats, geometry)
        turned = [row[::-1] for row in area]
        if all(_distance(area, other) > DIFFERENT and _distance(turned, other) > DIFFERENT for other in maps):
            chosen.append(each)
            maps.append(area)
            if len(chosen) == best:
                break
    return chosen


def _map(found, geometry):
    """Which story stands where, every second line."""
    rows = [[None] * geometry.columns for _ in range(0, geometry.lines, 2)]
    for seat in found:
        rect = seat.rect
        for line in range((rect.line + 1) // 2, min((rect.bottom + 1) // 2, len(rows))):
            for column in range(rect.column, rect.right):
                rows[line][column] = seat.story
    return rows


def _distance(one, other):
    cells = sum(len(row) for row in one)
    return (
        sum(a != b for row, row2 in zip(one, other, strict=True) for a, b in zip(row, row2, strict=True))
        / cells
    )
