"""The headline block (标题区): kicker, headline, subhead and byline in a whole number of grid lines."""

from math import ceil, log
from typing import NamedTuple

from articles.issues.makeup import metrics
from articles.issues.makeup.breaking import display_lines
from articles.issues.makeup.copy import Weight

STYLES = ("black", "black", "black", "bold", "bold")  # of the headline, by weight
KICKER_STYLE = "kai"
SUBHEAD_STYLE = "kai"
BYLINE_STYLE = "kai"
LEADING = 1.18  # a headline's line, in its size
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


def parts(copy, weight, measure, size, body_size):
    """The block's elements from top to bottom: (role, style, size, leading, lines), or None if a
    word or the whole does not suit this measure."""
    kicker_size, subhead_size = small_sizes(size)
    found = []
    for role, text, style, points, leading in (
        ("kicker", copy.kicker, KICKER_STYLE, kicker_size, 1.3),
        ("headline", copy.headline, STYLES[weight], size, LEADING),
        ("subhead", copy.subhead, SUBHEAD_STYLE, subhead_size, 1.3),
        ("byline", copy.byline, BYLINE_STYLE, body_size, None),
    ):
        lines = display_lines(text, measure, points, style)
        if lines:
            found.append((role, style, points, leading, lines))
    return found


def heads(copy, weight, geometry, span, measure, bounds):
    """The ways to set the block over `measure` points (`span` base columns), the cheapest of each
    number of grid lines, the fewest lines first."""
    least, usual, most = bounds.headline_of(weight, geometry)
    pitch = geometry.pitch
    best = {}
    sizes = {round(least + (most - least) * step / (STEPS - 1), 1) for step in range(STEPS)} | {usual}
    for size in sizes:
        block = parts(copy, weight, measure, size, geometry.size)
        height = 0.0
        rows = 0
        widest = 0.0
        for role, style, points, leading, lines in block:
            height += len(lines) * (pitch if leading is None else leading * points)
            if role == "headline":
                rows = len(lines)
                widest = max(metrics.advance(line.text, style, points) for line in lines)
            if role == "kicker" and len(lines) > 1:
                rows += 0.5
        # Air between headline and text, part of the headline's own look
        needed = max(1, ceil((height + 0.34 * size) / pitch - 0.05)) if block else 0
        costs = [("headline_size", 7 * abs(log(size / usual)))]
        much = rows - (2 if span > 1.2 else 3)
        if weight in (Weight.BRIEF, Weight.PHOTO):
            much += 0.5
        if much > 0:
            costs.append(("headline_rows", 1.6 * much))
        ratio = widest / measure
        if ratio < 0.6 and block:
            costs.append(("headline_short", 4 * (0.6 - ratio)))
        base = sum(amount for _, amount in costs)
        for extra in range(bounds.space[weight] + 1):
            space = 0.3 * extra * span * (0.6 + 0.4 * extra)
            cost = base + space
            lines = needed + extra
            if lines not in best or best[lines].cost > cost:
                spaced = (*costs, ("headline_space", space)) if extra else tuple(costs)
                best[lines] = Head(lines, extra, size, ceil(rows), spaced, cost)
    return [best[lines] for lines in sorted(best)]
