"""A seat made real: every line and photo of a story in points."""

from dataclasses import replace

from articles.issues.makeup import breaking, flow, groups, heads, lines, metrics
from articles.issues.makeup.geometry import Rect
from articles.issues.makeup.judge import own_costs
from articles.issues.makeup.layout import Block, Line, PlacedPicture, PlacedStory
from articles.issues.makeup.plan import cell_in_points

ASCENT = 0.88  # of the em box, above the baseline
TURN_STYLE = "kai"


def place(seat, story, geometry):
    """The PlacedStory of a seat. What has no room is left out and counted."""
    fit, copy = seat.fit, story.copy
    rect = seat.rect
    if rect.bottom > geometry.lines:
        rect = Rect(rect.column, rect.line, rect.columns, geometry.lines - rect.line)
    blocks = _head(seat, story, geometry)
    text, overset = _text(seat, story, geometry)
    pictures, captions = _photos(seat, story, geometry)
    return PlacedStory(
        id=copy.id,
        rect=rect,
        blocks=(*blocks, *text, *captions),
        pictures=tuple(pictures),
        text_columns=fit.text_columns,
        overset_lines=len(overset),
        overset_characters=sum(len(line.text) for line in overset),
        costs=_sums(own_costs(seat, story)),
    )


def _sums(pairs):
    sums = {}
    for name, amount in pairs:
        sums[name] = sums.get(name, 0.0) + amount
    return {name: round(amount, 3) for name, amount in sums.items() if amount}


# The headline block


def _head(seat, story, geometry):
    fit = seat.fit
    if not fit.head.lines:
        return []
    x, line, width, count = cell_in_points(fit.head_cell, seat, geometry)
    block = heads.parts(story.copy, story.weight, width, fit.head.size, geometry.size)
    if not block:
        return []
    heights = [
        len(each) * (geometry.pitch if leading is None else leading * size)
        for _, _, size, leading, each in block
    ]
    free = count * geometry.pitch - sum(heights)
    below_photo = fit.head_cell.line > 0  # below which a line is bare already
    if block[-1][0] == "byline":
        # It stands on the grid: below it a line stays bare where there is room, above it at most one
        foot = geometry.pitch if free > 1.8 * geometry.pitch else 0.0
        above = max((0.15 if below_photo else 0.45) * (free - foot), free - foot - geometry.pitch)
    else:
        foot = 0.0
        above = (0.25 if below_photo else 0.5) * free
    y = geometry.y(line) + above
    placed = []
    for (role, style, size, leading, each), height in zip(block, heights, strict=True):
        step = geometry.pitch if leading is None else leading * size
        if role == "byline":
            y = geometry.y(line + count) - foot - height
        baselines = [y + at * step + (step - size) / 2 + ASCENT * size for at in range(len(each))]
        placed.append(
            Block(
                role=role,
                x=x,
                y=y,
                width=width,
                height=height,
                size=size,
                style=style,
                align="center",
                lines=tuple(
                    replace(one, x=x + (width - lines.width(one, size, style)) / 2, baseline=baseline)
                    for one, baseline in zip(each, baselines, strict=True)
                ),
            )
        )
        y += height
    return placed


# The text


def _text(seat, story, geometry):
    """(blocks, lines without room)."""
    fit, copy = seat.fit, story.copy
    measure = geometry.measure_of(seat.rect.columns, fit.text_columns)
    left = list(breaking.text_lines(copy.paragraphs, measure, geometry.size))
    left.reverse()
    room = fit.room(seat.lines, is_mirrored=seat.is_mirrored)
    tops = [seat.lines - lines for lines in room]
    turned, turn = copy.turned, copy.turn
    total = bool(turned) + len(left) + bool(turn)
    headings = story.headings(measure)
    filled = flow.shared(headings, total, room)
    last = max((number for number, lines in enumerate(room) if lines), default=None)
    is_cut = bool(turn) and sum(filled) < total and last is not None
    if is_cut:  # the line of the turn follows the last line of text, at the latest on the very last line
        room[last] -= 1
        filled = flow.shared(headings, total, room)
    blocks = []
    for number, (top, count) in enumerate(zip(tops, filled)):
        x = geometry.x(seat.rect.column) + number * (measure + geometry.gutter)
        run = []
        for page_line in range(seat.rect.line + top, seat.rect.line + top + count):
            if turned:
                blocks.append(_turn_block(turned, x, measure, page_line, geometry, to_right=False))
                turned = ""
            elif left:
                one = left.pop()
                run.append((page_line, replace(one, x=x + one.x, baseline=geometry.baseline(page_line))))
            elif turn:
                if run:
                    blocks.append(_text_block(run, x, measure, geometry))
                    run = []
                blocks.append(_turn_block(turn, x, measure, page_line, geometry, to_right=True))
                turn = ""
        if run:
            blocks.append(_text_block(run, x, measure, geometry))
    if turn and is_cut:
        x = geometry.x(seat.rect.column) + last * (measure + geometry.gutter)
        line = seat.rect.line + tops[last] + room[last]
        blocks.append(_turn_block(turn, x, measure, line, geometry, to_right=True))
    return blocks, left


def _text_block(run, x, measure, geometry):
    first, last = run[0][0], run[-1][0]
    return Block(
        role="text",
        x=x,
        y=geometry.y(first),
        width=measure,
        height=(last - first + 1) * geometry.pitch,
        size=geometry.size,
        lines=tuple(line for _, line in run),
        style="body",
    )


def _turn_block(text, x, measure, line, geometry, *, to_right):
    wide = metrics.advance(text, TURN_STYLE, geometry.size)
    at = x + max(0.0, measure - wide) if to_right else x
    return Block(
        role="turn",
        x=x,
        y=geometry.y(line),
        width=measure,
        height=geometry.pitch,
        size=geometry.size,
        lines=(Line(text, at, geometry.baseline(line), ends=True),),
        style=TURN_STYLE,
        align="right" if to_right else "left",
    )


# The photos


def _photos(seat, story, geometry):
    """(pictures, caption blocks)."""
    fit = seat.fit
    if fit.photo_cell is None:
        return [], []
    cell, group = fit.photo_cell, fit.group
    x, line, _, total = cell_in_points(cell, seat, geometry)
    slack = geometry.pitch - geometry.size
    limit = 1 / (1 - story.bounds.crop)
    ends_rect = cell.line + cell.lines == seat.lines and fit.head_cell.line < cell.line + cell.lines
    free = total - group.fixed
    if ends_rect and (free + 1) / sum(group.natural) <= limit:
        total += 1  # the bare line below the group is not needed at the foot of the story
    pictures, captions = [], []
    for row, high, wording in zip(group.rows, groups.photo_lines(group, total), group.captions, strict=True):
        at = x
        height = high * geometry.pitch - slack
        top = geometry.y(line) + slack / 2
        for picture, width in zip(row, groups.widths(row, group.width), strict=True):
            pictures.append(
                PlacedPicture(
                    picture.id, at, top, width, height, groups.crop(picture, width, height), picture.alt
                )
            )
            caption = breaking.caption_lines(picture, width)
            if caption:
                captions.append(_caption(caption, at, width, line + high, geometry))
            at += width + groups.GAP
        line += high + wording + 1
    return pictures, captions


def _caption(caption, x, width, line, geometry):
    return Block(
        role="caption",
        x=x,
        y=geometry.y(line),
        width=width,
        height=len(caption) * geometry.pitch,
        size=breaking.CAPTION,
        style=breaking.CAPTION_STYLE,
        lines=tuple(
            replace(one, x=x + one.x, baseline=geometry.baseline(line + at)) for at, one in enumerate(caption)
        ),
    )
