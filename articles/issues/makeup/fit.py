"""How a story can stand: for each width on the page the heights it can take, each with its
cheapest inner arrangements.

A rectangle is divided into equal text columns of whole lines. The headline block and the group of
photos take cells out of it; the text runs down what is left, column by column. With so many lines
for each, the height follows; what is over stays white at the end.
"""

from functools import lru_cache
from math import ceil, floor, log
from typing import NamedTuple

from articles.issues.makeup import breaking, flow, groups, heads
from articles.issues.makeup.copy import Copy, Weight
from articles.issues.makeup.geometry import Geometry

SHORT = 5  # lines: a column of less looks torn off
# Of a rectangle: more is only taken where nothing else is left, and any where the editor wants it
LITTLE_WHITE, MUCH_WHITE, ANY_WHITE = 0.14, 0.5, 50.0
FULL, LOW, PART = "full", "low", "part"  # where a headline stands: over all, below a photo, over some columns


class Cell(NamedTuple):
    """A part of the rectangle in text columns and lines."""

    column: int
    line: int
    columns: int
    lines: int


class Fit(NamedTuple):
    """One inner arrangement of a rectangle of so many base columns and lines, the bare line below
    it not counted. `columns_taken` are the text columns that headline and photos stand over."""

    cost: float
    top: str
    text_columns: int
    head: heads.Head
    head_columns: int
    group: groups.Group | None
    photo_columns: int
    photo_lines: int  # with captions and gaps
    photo_costs: tuple
    white: int  # lines of text columns left empty
    overset: int  # lines that have no room
    own_costs: tuple  # of measure, short columns and white
    is_turnable: bool  # all text has room turned from left to right too

    @property
    def costs(self):
        """(name, amount) pairs; what the shape of the rectangle costs is not among them."""
        return (*self.head.costs, *self.photo_costs, *self.own_costs)

    def may_be_mirrored(self, lines):
        """True if it looks otherwise turned from left to right, and its text still begins below its
        headline: with a headline over some columns only where the photo takes all of the others."""
        if self.group is None or not self.is_turnable:
            return False
        if self.top == PART:
            return self.photo_lines >= lines
        return self.photo_columns < self.text_columns

    @property
    def head_cell(self):
        return head_cell(self.top, self.head_columns, self.head.lines, self.photo_lines)

    @property
    def photo_cell(self):
        if self.group is None:
            return None
        return photo_cell(self.top, self.text_columns, self.photo_columns, self.head.lines, self.photo_lines)

    def room(self, lines, *, is_mirrored=False):
        """The lines for text in each column of a rectangle of so many lines."""
        cells = (self.head_cell, self.photo_cell)
        taken = flow.taken(self.text_columns, cells, is_mirrored=is_mirrored)
        return [max(lines - each, 0) for each in taken]


def head_cell(top, span, lines, photo_lines):
    """Where the headline block stands."""
    return Cell(0, photo_lines if top == LOW else 0, span, lines)


def photo_cell(top, count, span, head_lines, lines):
    """Where the photos stand, over `span` of `count` text columns."""
    if top == PART:
        return Cell(count - span, 0, span, lines)
    if top == LOW:
        return Cell(0, 0, span, lines)
    middle = (count - span) // 2 if count - span >= 2 else count - span
    return Cell(middle, head_lines, span, lines)


class Story(NamedTuple):
    """A copy to be fitted on a sheet, its weight as wished."""

    copy: Copy
    weight: Weight
    geometry: Geometry
    bounds: object
    wanted_columns: int | None = None

    def text_lines(self, measure):
        """How many lines the text takes, with those of a continuation."""
        lines = len(breaking.text_lines(self.copy.paragraphs, measure, self.geometry.size))
        return lines + bool(self.copy.turn) + bool(self.copy.turned)

    def headings(self, measure):
        """The numbers of the lines that are sub-headings."""
        lines = breaking.text_lines(self.copy.paragraphs, measure, self.geometry.size)
        return {number for number, line in enumerate(lines, bool(self.copy.turned)) if line.is_heading}

    def ends(self, measure):
        """The numbers of the lines that end a paragraph."""
        lines = breaking.text_lines(self.copy.paragraphs, measure, self.geometry.size)
        return {number for number, line in enumerate(lines, bool(self.copy.turned)) if line.ends}

    def measures(self, columns):
        """(text columns, measure in points) that suit so many base columns."""
        geometry = self.geometry
        least, most = self.bounds.measure
        fewest, greatest = self.bounds.text_columns
        for count in range(fewest, min(columns, greatest) + 1):
            measure = geometry.measure_of(columns, count)
            if least <= measure / geometry.column_width <= most:
                yield count, measure


@lru_cache(maxsize=12)  # about a megabyte each; the stories of a page that is solved again
def table(story, *, white=LITTLE_WHITE, may_overset=False):
    """{columns: {lines: (Fit, …)}}: for each width and height the best fit of each kind of top,
    the cheapest first. `white` is the part of a rectangle that may stay empty, `may_overset`
    accepts text that does not fit."""
    found = {}
    for columns in range(1, story.geometry.columns + 1):
        if story.wanted_columns and columns != story.wanted_columns:
            continue
        best = _Width(story, columns, white, may_overset).best
        heights = {}
        for (lines, _), kept in best.items():
            heights.setdefault(lines, []).append(kept)
        if heights:
            found[columns] = {}
            for lines, kept in heights.items():
                shape = sum(amount for _, amount in shape_costs(story, columns, lines))
                found[columns][lines] = tuple(
                    Fit(each[0] + shape, *each[1:]) for each in sorted(kept, key=lambda each: each[0])
                )
    return found


def shape_costs(story, columns, lines):
    """What a rectangle's own shape costs, by name."""
    geometry = story.geometry
    ratio = geometry.width_of(columns) / (lines * geometry.pitch)
    costs = []
    slim = 0.5 if columns > 1 or story.weight <= Weight.SECOND or lines > 40 else 0.3
    if ratio < slim:
        costs.append(("narrow", 5 * log(slim / ratio)))
    flat = 2.6 if story.weight == Weight.BRIEF else 3.6
    if ratio > flat:
        costs.append(("wide", 6 * log(ratio / flat)))
    share = columns / geometry.columns
    if story.weight == Weight.LEAD and share < 0.55:
        costs.append(("narrow", 14 * (0.55 - share)))
    return costs


def white_cost(area):
    """What white space at the end of a story costs, `area` in lines of a base column."""
    return 0.22 * area + 0.05 * area * area


class _Width:
    """The fits of a story over one number of base columns: `best` is {(lines, top): values of Fit},
    without what the shape costs."""

    def __init__(self, story, columns, white, may_overset):
        self.story = story
        self.geometry = story.geometry
        self.columns = columns
        self.white = white
        self.may_overset = may_overset
        self.has_headings = any(paragraph.is_heading for paragraph in story.copy.paragraphs)
        self.shortest = SHORT if story.weight <= Weight.ORDINARY else 3
        self.best = {}
        self.heads = {}
        for count, measure in story.measures(columns):
            self.text_columns(count, measure)

    def text_columns(self, count, measure):
        geometry, story = self.geometry, self.story
        self.count = count
        self.text = story.text_lines(measure)
        self.headings = story.headings(measure) if self.has_headings else frozenset()
        self.per_line = measure / geometry.column_width  # one of its lines in lines of a base column
        long = 2.2 * (self.per_line - 1.6) + 0.2
        self.ground = (("long_lines", long),) if self.per_line > 1.6 else ()
        full = self.heads_over(count, measure)
        pictures = story.copy.pictures
        if not pictures:
            self.combine(full, count, None, 0, ((0, (), 0.0),))
            if count >= 3 and story.weight != Weight.LEAD:
                self.combine(self.heads_over(count - 1, measure), count - 1, None, 0, ((0, (), 0.0),))
        for span in range(1, count + 1) if pictures else ():
            width = span * measure + (span - 1) * geometry.gutter
            beside = None
            for group in groups.groups(pictures, width, geometry):
                sized = self.sizes(group, width)
                if not sized:
                    continue
                self.combine(full, count, group, span, sized)
                if span < count and (count - span >= 2 or self.columns <= 3):
                    beside = beside or self.heads_over(count - span, measure)
                    self.combine(beside, count - span, group, span, sized)

    def heads_over(self, span, measure):
        """Headline blocks over so many text columns."""
        story, geometry = self.story, self.geometry
        width = round(span * measure + (span - 1) * geometry.gutter, 6)
        if width not in self.heads:
            self.heads[width] = heads.heads(
                story.copy, story.weight, geometry, width / geometry.column_width, width, story.bounds
            )
        return self.heads[width]

    def sizes(self, group, width):
        """(lines of the whole group, costs, their sum) within the bounds."""
        story, bounds = self.story, self.story.bounds
        natural = sum(group.natural)
        usual = bounds.photo[story.weight] * self.geometry.columns * self.geometry.lines
        usual *= 1 + 0.45 * (len(story.copy.pictures) - 1)
        least, most = bounds.photo_scale
        sized = []
        first = max(3 * len(group.rows), ceil(natural * (1 - bounds.crop)))
        for free in range(first, floor(natural / (1 - bounds.crop)) + 1):
            area = free * width / self.geometry.column_width
            if least * usual <= area <= most * usual:
                off, cropped = 2.4 * log(area / usual) ** 2, 9 * abs(log(free / natural)) ** 1.5
                costs = (("photo_size", off), ("photo_crop", cropped))
                sized.append((free + group.fixed, costs, off + cropped))
        return sized

    def combine(self, options, head_span, group, span, sized):
        """All headline blocks with all sizes of the photos."""
        count, text = self.count, self.text
        is_beside, is_wide = head_span < count, span == count
        top = PART if is_beside else (LOW if is_wide else FULL)
        for total, photo_costs, photo_cost in sized:
            for head in options:
                cells = head_span * head.lines + span * total
                first = -(-(text + cells) // count)
                if is_beside and group is not None:
                    first = max(first, total, head.lines + min(self.shortest, text))
                else:
                    least = min(2, text) if is_wide else min(self.shortest, -(-text // count))
                    first = max(first, head.lines + total + least)
                # Where a larger headline or photo can follow, little white is enough
                is_last = head is options[-1] and total == sized[-1][0]
                most = max(5 / self.per_line, first * count * self.white)
                if not is_last:
                    most = min(most, 2 * count)
                self.heights(
                    first, cells, most, top, head, head_span, group, span, total, photo_costs, photo_cost
                )
        if self.may_overset:
            self.cut_short(top, options[0], head_span, group, span, *sized[0][:2])

    def heights(
        self, first, cells, most, top, head, head_span, group, span, total, photo_costs, photo_cost
    ):  # fmt: skip
        best, per_line, count = self.best, self.per_line, self.count
        base = photo_cost + head.cost + sum(amount for _, amount in self.ground)
        place = self.place_cost(top, head_span, group)
        base += place
        white = count * first - cells - self.text
        lines, found = first, False
        while lines <= self.geometry.lines and (white <= most or not found):
            area = white * per_line
            short = lines - total - (0 if top == PART and group is not None else head.lines)
            torn = self.short_cost(short, top, span)
            cost = base + white_cost(area) + torn
            known = best.get((lines, top))
            is_better = known is None or known[0] > cost
            has_room = not (is_better and self.headings) or self.has_room(
                lines, top, head, head_span, span, total
            )
            found = found or has_room
            if is_better and has_room:
                own = [*self.ground]
                if white:
                    own.append(("white_end", white_cost(area)))
                if torn:
                    own.append(("short_columns", torn))
                if place:
                    own.append(("headline_place", place))
                is_turnable = not self.headings or self.has_room(
                    lines, top, head, head_span, span, total, is_mirrored=True
                )
                best[lines, top] = (
                    cost, top, count, head, head_span, group, span, total, photo_costs, white, 0, tuple(own), is_turnable,
                )  # fmt: skip
            lines += 1
            white += count

    def has_room(self, lines, top, head, head_span, span, total, *, is_mirrored=False):
        """True if the text has room with no sub-heading at the foot of a column."""
        cells = (
            head_cell(top, head_span, head.lines, total),
            photo_cell(top, self.count, span, head.lines, total),
        )
        taken = flow.taken(self.count, cells, is_mirrored=is_mirrored)
        return flow.have_room(self.headings, self.text, [lines - each for each in taken])

    def place_cost(self, top, head_span, group):
        """What it costs where the headline stands."""
        if self.story.weight == Weight.LEAD:
            share = head_span * self.per_line / self.geometry.columns
            return 8 * max(0.0, 0.5 - share) + (0.4 if top == LOW else 0.0)
        return 0.8 if top == PART and group is None else (0.3 if top == LOW else 0.0)

    def short_cost(self, short, top, span):
        """What text columns of few lines cost, `short` being the lines below headline and photo."""
        if short >= SHORT or not self.text:
            return 0.0
        if top == LOW or not span:
            return 0.7 * (SHORT - short) * (self.count if not span else 1) if short < self.shortest else 0.0
        if 0 < short < 2:
            return 3.0
        return 0.6 * (SHORT - short) * span if short > 0 else 0.0

    def cut_short(self, top, head, head_span, group, span, total, photo_costs):
        """Heights at which not all text has room, with the smallest headline and photos."""
        count = self.count
        cells = head_span * head.lines + span * total
        fits = -(-(self.text + cells) // count)
        least = max(total, head.lines) if top == PART else head.lines + total
        for lines in range(least + SHORT, min(fits, self.geometry.lines + 1)):
            overset = self.text + cells - count * lines
            if overset > (0.97 if self.white == ANY_WHITE else 0.7) * self.text:
                continue
            amount = (30 + 3 * overset * self.per_line) * (1.4 if self.story.weight == Weight.LEAD else 1)
            own = (*self.ground, ("overset", amount))
            cost = sum(amount for _, amount in (*head.costs, *photo_costs, *own))
            known = self.best.get((lines, top))
            if known is None or known[0] > cost:
                self.best[lines, top] = (
                    cost, top, count, head, head_span, group, span, total, photo_costs, 0, overset, own, True,
                )  # fmt: skip
