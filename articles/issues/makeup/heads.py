"""The headline block (标题区): kicker, headline, subhead and byline in a whole number of grid lines."""

from math import ceil, log
from typing import NamedTuple

from articles.issues.makeup.breaking import byline_lines, display_extent, display_lines, natural_width
from articles.issues.makeup.copy import Weight

STYLES = ("black", "black", "black", "bold", "bold")  # of the headline, by weight
KICKER_STYLE = "kai"
SUBHEAD_STYLE = "kai"
BYLINE_STYLE = "kai"
LEADING = 1.18  # a headline's line, in its size
MOST_ROWS = 3.6  # of a headline, where a smaller size has fewer
STEPS = 5  # sizes tried between least and most


class Head(NamedTuple):
    """One way to set a headline block: `lines` of the grid high, `extra` of them bare space."""

    lines: int
    extra: int
    size: float
    rows: int  # lines of the headline itself
    costs: tuple  # (name, amount) pairs
    cost: float


def small_sizes(size):
    """The sizes of kicker and subhead beside a headline of `size`."""
    return max(10.5, size * 0.46), max(10.5, size * 0.48)


def elements(copy, weight, size, body_size):
    """What the block consists of from top to bottom: (role, text, style, size, leading). A leading
    of None is that of the grid."""
    kicker_size, subhead_size = small_sizes(size)
    return (
        ("kicker", copy.kicker, KICKER_STYLE, kicker_size, 1.3),
        ("headline", copy.headline, STYLES[weight], size, LEADING),
        ("subhead", copy.subhead, SUBHEAD_STYLE, subhead_size, 1.3),
        ("byline", copy.byline, BYLINE_STYLE, body_size, None),
    )


def parts(copy, weight, measure, size, body_size):
    """The block's elements that have text: (role, style, size, leading, lines)."""
    found = []
    for role, text, style, points, leading in elements(copy, weight, size, body_size):
        broken = byline_lines if role == "byline" else display_lines
        lines = broken(text, measure, points, style)
        if lines:
            found.append((role, style, points, leading, lines))
    return found


def heads(copy, weight, geometry, span, measure, bounds):
    """The ways to set the block over `measure` points (`span` base columns), the cheapest of each
    number of grid lines, the fewest lines first."""
    least, usual, most = bounds.headline_of(weight, geometry)
    natural = natural_width(copy.headline, STYLES[weight])
    best = {}
    for size in sorted(
        {round(least + (most - least) * step / (STEPS - 1), 1) for step in range(STEPS)} | {usual}
    ):
        if best and natural * size > MOST_ROWS * measure:
            break  # larger ones only get more lines
        needed, rows, costs = _block(copy, weight, geometry, span, measure, size, usual)
        base = sum(amount for _, amount in costs)
        for extra in range(bounds.space[weight] + 1):
            space = 0.3 * extra * span * (0.6 + 0.4 * extra)
            cost = base + space
            lines = needed + extra
            if lines not in best or best[lines].cost > cost:
                spaced = (*costs, ("headline_space", space)) if extra else costs
                best[lines] = Head(lines, extra, size, rows, spaced, cost)
    return [best[lines] for lines in sorted(best)]


def _block(copy, weight, geometry, span, measure, size, usual):
    """(grid lines needed, lines of the headline, costs) of one size."""
    height = much = 0.0
    rows, widest = 0, 0.0
    for role, text, style, points, leading in elements(copy, weight, size, geometry.size):
        if role == "byline":
            count, wide = len(byline_lines(text, measure, points, style)), 0.0
        else:
            count, wide = display_extent(text, measure, points, style)
        height += count * (geometry.pitch if leading is None else leading * points)
        if role == "headline":
            rows, widest = count, wide
        elif count > 1:
            much += 0.5 * (count - 1)
    # A third of the headline's size is air between it and the text
    needed = max(1, ceil((height + 0.34 * size) / geometry.pitch - 0.05)) if height else 0
    costs = [("headline_size", 7 * abs(log(size / usual)))]
    much += rows - (2 if span > 1.2 else 3)
    if weight in (Weight.BRIEF, Weight.PHOTO):
        much += 0.5
    if much > 0:
        costs.append(("headline_rows", 1.6 * much))
    if rows > 1 and _is_lone(display_lines(copy.headline, measure, size, STYLES[weight])[-1].text):
        costs.append(("last_character", 4.0))
    ratio = widest / measure
    if ratio < 0.6 and rows:
        costs.append(("headline_short", 4 * (0.6 - ratio)))
    return needed, rows, tuple(costs)


def _is_lone(text):
    return sum(map(str.isalnum, text)) <= 1
