"""The make-up: stories in their order in, the best layouts of the page out.

First every story is fitted: the heights it can take at each width (`fit`). Then the page is
divided (`tree`). The cheapest divisions are spelt out (`plan`), judged with an eye to neighbours
(`judge`), improved by turning parts round and choosing others of the same shape, and the best
that differ from each other are made real (`place`).
"""

from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from articles.issues.makeup import fit
from articles.issues.makeup.bounds import PHOTO_WITHOUT_BRIEFS
from articles.issues.makeup.copy import Weight
from articles.issues.makeup.differing import differing
from articles.issues.makeup.judge import Judge
from articles.issues.makeup.layout import Layout
from articles.issues.makeup.pinned import Around, Part, Search
from articles.issues.makeup.place import place
from articles.issues.makeup.plan import Plan, seats
from articles.issues.makeup.tree import PINNED, Divisions
from articles.issues.makeup.wishes import Impossible, Wishes, check

# What is accepted, one after the other until there is a page: so much white space, text that does
# not fit, photos of any size
TRIED = (
    (fit.LITTLE_WHITE, False, False),
    (fit.MUCH_WHITE, False, False),
    (fit.ANY_WHITE, False, False),
    (fit.MUCH_WHITE, True, False),
    (fit.ANY_WHITE, True, False),
    (fit.ANY_WHITE, True, True),
)
ANY_PHOTOS = (0.08, 6.0)  # of their usual area
LOOKED_AT = 120  # plans judged
IMPROVED = 16  # of which the best are improved


def solve(geometry, copies, wishes=None, best=5):
    """Up to `best` Layouts of a page, the best first, each really different from those before.

    `copies` in the order of the page; leads are taken first. A layout on which not all text has
    room says so (`is_complete`); nothing is left out silently. Raises Impossible for a wish that
    cannot be met.
    """
    wishes = wishes or Wishes()
    if not copies:
        return []
    check(geometry, copies, wishes)
    stories = ordered(geometry, copies, wishes)
    judge = Judge(stories, geometry)
    standing = _standing(geometry, stories, wishes, judge)
    try:
        divisions, plans = _divided(geometry, stories, wishes)
        looks = _judged(plans, divisions, judge)
    except Impossible:
        if standing is None:
            raise
        looks = []
    if standing:
        looks = sorted([*looks, standing], key=attrgetter("cost"))
    chosen = differing(looks, geometry, best)
    if standing and not any(each.rects == standing.rects for each in chosen):
        chosen[best - 1 :] = [standing]
    return [_layout(each, judge, wishes.boxed) for each in chosen]


def _standing(geometry, stories, wishes, judge):
    """A look at the rectangles that stand, if the pins are among them and they are a page of these
    stories: whatever else is found, what stands remains possible. None if they are not."""
    rects = wishes.standing
    ids = {story.copy.id for story in stories}
    area = sum(rect.columns * rect.lines for rect in rects.values())
    if not wishes.pins or rects.keys() != ids or area != geometry.columns * geometry.lines:
        return None
    if any(rects[id_] != rect for id_, rect in wishes.pins.items()):
        return None
    everywhere = replace(wishes, pins=rects)
    try:
        check(geometry, [story.copy for story in stories], everywhere)
        pins = _pins(geometry, stories, everywhere)
        tables = [_pinned_table(story, pins[at]) for at, story in enumerate(stories)]
    except Impossible:
        return None
    divisions = Divisions(tables, geometry.columns, geometry.lines + 1, pins)
    parts = tuple(Part(PINNED, rect, (at,)) for at, rect in pins.items())
    plan = Plan(Around(0.0, 0.0, (), parts), tuple(pins), {}, frozenset(), {})
    if _is_above_lead(seats(plan, divisions)[0], stories):
        return None
    return _judged([plan], divisions, judge)[0]


def _pins(geometry, stories, wishes):
    """{story: Rect} of what is pinned, the bare line below it included."""
    return {
        at: _with_bare_line(wishes.pins[story.copy.id], geometry)
        for at, story in enumerate(stories)
        if story.copy.id in wishes.pins
    }


def _divided(geometry, stories, wishes):
    """(divisions, plans): with little white space if that can be, else with more, else with text
    that does not fit."""
    pins = _pins(geometry, stories, wishes)
    pinned = {at: _pinned_table(stories[at], rect) for at, rect in pins.items()}
    free = stories
    for white, may_overset, has_any_photos in TRIED:
        if has_any_photos:
            free = [_with_any_photos(story) for story in stories]
        tables = [
            pinned.get(at) or fit.table(story, white=white, may_overset=may_overset)
            for at, story in enumerate(free)
        ]
        divisions = Divisions(tables, geometry.columns, geometry.lines + 1, pins)
        if divisions.has_room:
            plans = _around(divisions, stories) if pins else _plans(divisions, stories)
            if plans:
                return divisions, plans
    if pins:
        raise Impossible("no_room")
    raise Impossible("too_many", stories=len(stories))


def _pinned_table(story, rect):
    """The fits of a pinned story in its rectangle, with as much white space or lost text as it takes."""
    lines = rect.lines - 1
    for tried in (story, _with_any_photos(story)):
        heights = fit.table(tried, white=fit.ANY_WHITE, may_overset=True).get(rect.columns, {})
        if lines in heights:
            return {rect.columns: {lines: heights[lines]}}
    needed = min(heights, default=story.geometry.lines)
    raise Impossible("pin_too_small", story=story.copy.id, columns=rect.columns, lines=lines, needed=needed)


def _with_any_photos(story):
    return story._replace(bounds=replace(story.bounds, photo_scale=ANY_PHOTOS))


def _with_bare_line(rect, geometry):
    """A rectangle with the bare line below it, which hangs below the page at its foot."""
    return replace(rect, lines=rect.lines + (rect.bottom == geometry.lines))


def _around(divisions, stories):
    """Plans around the pinned stories in which nothing stands above a lead."""
    free = tuple(at for at in range(len(stories)) if at not in divisions.pins)
    lead = free[0] if free and stories[free[0]].weight == Weight.LEAD else None
    search = Search(divisions, lead)
    plans = []
    for order in orders(stories, free):
        plans += [Plan(found, order, {}, frozenset(), {}) for found in search.whole(order)]
    return [plan for plan in plans if not _is_above_lead(seats(plan, divisions)[0], stories)]


def _is_above_lead(found, stories):
    return any(
        stories[lead.story].weight == Weight.LEAD < stories[seat.story].weight
        and seat.rect.bottom <= lead.rect.line
        and seat.rect.column < lead.rect.right
        and lead.rect.column < seat.rect.right
        for lead in found
        for seat in found
    )


def ordered(geometry, copies, wishes):
    """The stories in reading order, leads first, with the weights and widths wished for."""
    bounds = wishes.bounds
    rank = {story: at for at, story in enumerate(wishes.order)}
    weights = {copy.id: Weight(wishes.weights.get(copy.id, copy.weight)) for copy in copies}
    first = min(weights.values())
    listed = sorted(
        enumerate(copies),
        key=lambda each: (
            weights[each[1].id] > first if first == Weight.LEAD else False,
            rank.get(each[1].id, len(rank)),
            each[0],
        ),
    )
    if Weight.BRIEF not in weights.values():
        bounds = replace(bounds, headline=(*bounds.headline[:-1], PHOTO_WITHOUT_BRIEFS))
    return [
        fit.Story(copy, weights[copy.id], geometry, bounds, wishes.columns.get(copy.id)) for _, copy in listed
    ]


def orders(stories, given):
    """Orders worth trying: as given; photo stories may stand elsewhere, as nothing hangs on them."""
    found = [given]
    photos = [at for at in given if stories[at].weight == Weight.PHOTO]
    if photos and len(given) > 2:
        rest = [at for at in given if at not in photos]
        leads = sum(stories[at].weight == Weight.LEAD for at in rest)  # nothing comes above them
        for at in sorted({max(1, leads), max((len(rest) + 1) // 2, leads), len(rest)}):
            order = (*rest[:at], *photos, *rest[at:])
            if order not in found:
                found.append(order)
    return found


def _plans(divisions, stories):
    plans = []
    for order in orders(stories, tuple(range(len(stories)))):
        cuts = chain(divisions.whole(order, LOOKED_AT), divisions.windmills(order, LOOKED_AT))
        plans += [Plan(cut, order, {}, frozenset(), {}) for cut in cuts]
    plans.sort(key=lambda plan: plan.cut.cost)
    return plans[:LOOKED_AT]


class Look(NamedTuple):
    """A plan as it looks on the page."""

    cost: float
    plan: Plan
    seats: list
    may_turn: list
    choices: dict

    @property
    def rects(self):
        return {seat.story: seat.rect for seat in self.seats}


def _judged(plans, divisions, judge):
    """Looks at the plans, the best improved, the cheapest first."""

    def look(plan):
        found, may_turn, choices = seats(plan, divisions)
        return Look(judge.total(found), plan, found, may_turn, choices)

    looks = sorted((look(plan) for plan in plans), key=attrgetter("cost"))
    improved = [_improved(each, look, divisions) for each in looks[:IMPROVED]]
    return sorted([*improved, *looks[IMPROVED:]], key=attrgetter("cost"))


def _improved(one, look, divisions):
    """A plan after the changes that help it, tried one after the other."""
    for _ in range(2):
        before = one.cost
        for change in list(_changes(one, divisions)):
            other = look(_merged(one.plan, change))
            if other.cost < one.cost - 1e-6:
                one = other
        if one.cost > before - 0.5:
            break
    return one


def _changes(one, divisions):
    """Single changes to a plan: (what, where, value)."""
    for path in one.may_turn:
        yield "turn", path, None
    for seat in one.seats:
        kinds = divisions.tables[seat.story][seat.rect.columns][seat.lines]
        now = one.plan.inner.get(seat.story, (0, False))
        for number, fitted in enumerate(kinds):
            for is_mirrored in (False, True) if fitted.may_be_mirrored(seat.lines) else (False,):
                if (number, is_mirrored) != now:
                    yield "inner", seat.story, (number, is_mirrored)
    for path, count in one.choices.items():
        for rank in range(1, count):
            yield "rank", path, rank


def _merged(plan, change):
    what, where, value = change
    if what == "turn":
        return plan._replace(turned=plan.turned ^ {where})
    if what == "rank":
        return plan._replace(ranks=plan.ranks | {where: value})
    return plan._replace(inner=plan.inner | {where: value})


def _layout(each, judge, boxed):
    found = sorted(each.seats, key=lambda seat: seat.story)
    costs = judge.costs(found)
    stories, geometry = judge.stories, judge.geometry
    empty = 0.0
    for seat in found:
        fitted = seat.fit
        width = geometry.width_of(seat.rect.columns)
        measure = (width - (fitted.text_columns - 1) * geometry.gutter) / fitted.text_columns
        empty += fitted.white * measure / geometry.column_width
        empty += fitted.head.extra * fitted.head_cell.columns * measure / geometry.column_width
    return Layout(
        geometry=geometry,
        stories=tuple(_placed(seat, stories[seat.story], geometry, boxed) for seat in found),
        costs={name: round(amount, 2) for name, amount in sorted(costs.items())},
        fill=round(1 - empty / (geometry.columns * geometry.lines), 4),
    )


def _placed(seat, story, geometry, boxed):
    return replace(place(seat, story, geometry), is_boxed=story.copy.id in boxed)
