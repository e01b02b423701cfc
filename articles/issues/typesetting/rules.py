"""The rules between stories and the frames around them (栏线、框线): from the rectangles alone.

A rule stands in the bare line below a story or in the middle of the gutter beside it. A story
in a frame needs none around it.
"""

from articles.issues.typesetting import items

HAIRLINE = 0.35
FRAME = 0.6


def between(layout):
    """Rules between the stories that stand side by side or one above the other."""
    geometry = layout.geometry
    owners = _owners(layout)

    def parts(one, other):
        return one is not other and not any(each is None or each.is_boxed for each in (one, other))

    for line in range(1, geometry.lines):
        above, below = owners[line - 1], owners[line]
        for start, end in _stretches(parts(*pair) for pair in zip(above, below)):
            y = geometry.y(line) - geometry.pitch / 2
            right = geometry.x(end - 1) + geometry.column_width
            yield items.rule(geometry.x(start), y, right, y, HAIRLINE)
    for column in range(1, geometry.columns):
        beside = (parts(row[column - 1], row[column]) for row in owners)
        for start, end in _stretches(beside):
            x = geometry.x(column) - geometry.gutter / 2
            top = geometry.y(start) + (geometry.pitch - geometry.size) / 2
            bottom = geometry.y(end - (end < geometry.lines)) - (geometry.pitch - geometry.size) / 2
            yield items.rule(x, top, x, bottom, HAIRLINE)


def frames(layout):
    """A frame around each story that is to have one."""
    geometry = layout.geometry
    for story in layout.stories:
        if not story.is_boxed:
            continue
        out = geometry.gutter * 0.32
        top = geometry.y(story.rect.line) - (geometry.pitch / 2 - 1)
        at_foot = story.rect.bottom == geometry.lines  # where no bare line is below it
        bottom = geometry.y(story.rect.bottom) + (out if at_foot else -geometry.pitch / 2)
        x = geometry.x(story.rect.column) - out
        width = geometry.width_of(story.rect.columns) + 2 * out
        yield items.frame(x, top, width, bottom - top, thickness=FRAME)


def _owners(layout):
    """The story that each cell of the grid belongs to, by line and column."""
    geometry = layout.geometry
    owners = [[None] * geometry.columns for _ in range(geometry.lines)]
    for story in layout.stories:
        rect = story.rect
        for row in owners[rect.line : rect.bottom]:
            row[rect.column : rect.right] = [story] * len(row[rect.column : rect.right])
    return owners


def _stretches(flags):
    """(start, end) of each run of True."""
    start = None
    for position, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = position
        elif not flag and start is not None:
            yield start, position
            start = None
