"""The editor's wishes: kept while the rest is solved again, or refused with a reason."""

import random
from dataclasses import replace
from functools import cache

import pytest

from articles.issues.makeup.copy import Weight
from articles.issues.makeup.geometry import Rect, tabloid
from articles.issues.makeup.rules import broken
from articles.issues.makeup.solve import solve
from articles.issues.makeup.wishes import Impossible, Wishes
from tests.makeup.pages import page, story


@cache
def made_up():
    copies, _share = page(19, tabloid())
    return copies, solve(tabloid(), copies, best=1)[0]


def rects(layout):
    return {placed.id: placed.rect for placed in layout.stories}


def test_a_pinned_story_keeps_its_rectangle_whichever_it_is():
    copies, layout = made_up()

    for id_, rect in list(rects(layout).items())[::3]:
        again = solve(tabloid(), copies, Wishes(pins={id_: rect}), best=2)

        assert all(rects(each)[id_] == rect for each in again)
        assert [fault for each in again for fault in broken(each, copies)] == []
        assert again[0].is_complete == layout.is_complete


def test_two_pinned_stories_keep_theirs():
    copies, layout = made_up()
    one, *_, other = rects(layout)
    pins = {id_: rects(layout)[id_] for id_ in (one, other)}

    again = solve(tabloid(), copies, Wishes(pins=pins), best=1)[0]

    assert {id_: rects(again)[id_] for id_ in pins} == pins


def test_a_dragged_edge_is_kept_and_the_neighbours_give_way():
    copies, layout = made_up()
    lead = copies[0].id
    rect = replace(rects(layout)[lead], lines=rects(layout)[lead].lines + 2)

    again = solve(tabloid(), copies, Wishes(pins={lead: rect}), best=1)[0]

    assert rects(again)[lead] == rect
    assert broken(again, copies) == []


def test_another_order_and_another_weight_are_followed():
    copies, _layout = made_up()
    ids = [copy.id for copy in copies]
    wishes = Wishes(weights={ids[0]: Weight.ORDINARY, ids[3]: Weight.LEAD}, order=tuple(ids[::-1]))

    layout = solve(tabloid(), copies, wishes, best=1)[0]

    weights = {copy.id: copy.weight for copy in copies} | wishes.weights
    assert rects(layout)[ids[3]].line == 0
    assert broken(layout, copies, weights) == []


def test_a_story_gets_the_columns_asked_for():
    copies, _layout = made_up()

    layout = solve(tabloid(), copies, Wishes(columns={copies[2].id: 2}), best=1)[0]

    assert rects(layout)[copies[2].id].columns == 2


@pytest.mark.parametrize(
    ("code", "wishes"),
    [
        ("unknown_story", Wishes(pins={99: Rect(0, 0, 1, 9)})),
        ("pin_outside", Wishes(pins={2: Rect(4, 0, 2, 9)})),
        ("pin_outside", Wishes(pins={2: Rect(3, 60, 2, 40)})),
        ("pins_overlap", Wishes(pins={2: Rect(0, 20, 2, 20), 3: Rect(1, 30, 2, 20)})),
        ("pin_too_small", Wishes(pins={2: Rect(3, 70, 1, 3)})),
        ("lead_pinned_low", Wishes(pins={1: Rect(0, 20, 4, 30)})),
        ("lead_not_on_top", Wishes(pins={2: Rect(0, 0, 5, 20)})),
        ("columns", Wishes(columns={2: 6})),
    ],
)
def test_an_impossible_wish_is_refused_with_a_reason(code, wishes):
    copies, _layout = made_up()

    with pytest.raises(Impossible) as refused:
        solve(tabloid(), copies, wishes)

    assert refused.value.code == code
    assert str(refused.value)


WINDMILL = {1: Rect(0, 0, 3, 30), 2: Rect(3, 0, 2, 51), 3: Rect(0, 30, 2, 47), 4: Rect(2, 30, 1, 21)}
WINDMILL |= {5: Rect(2, 51, 3, 26)}


@pytest.mark.parametrize("kept", [{1, 2, 3}, {2, 3, 4, 5}, {1, 2, 3, 4, 5}])
def test_a_windmill_that_stands_remains_a_solution_whatever_is_pinned_of_it(kept):
    geometry = tabloid()
    weights = {1: Weight.LEAD, 2: Weight.SECOND, 3: Weight.ORDINARY, 4: Weight.BRIEF, 5: Weight.ORDINARY}
    copies = [
        story(random.Random(id_), id_, weight, 13 * WINDMILL[id_].columns * (WINDMILL[id_].lines - 9), 0)
        for id_, weight in weights.items()
    ]
    pins = {id_: WINDMILL[id_] for id_ in kept}

    found = solve(geometry, copies, Wishes(pins=pins, standing=WINDMILL), best=3)

    assert WINDMILL in [rects(each) for each in found]
    assert [fault for each in found for fault in broken(each, copies)] == []


@pytest.mark.parametrize("number", [8, 17, 19, 23])
def test_a_page_of_which_all_is_pinned_stands_as_it_is(number):
    copies, _share = page(number, tabloid())
    layout = solve(tabloid(), copies, best=1)[0]

    (again,) = solve(tabloid(), copies, Wishes(pins=rects(layout), standing=rects(layout)))

    assert rects(again) == rects(layout)
    assert again.is_complete == layout.is_complete
    assert again.cost <= layout.cost + 0.1


def test_what_stood_is_no_solution_for_other_stories():
    copies, layout = made_up()
    standing = rects(layout)
    _first, *rest = copies

    again = solve(
        tabloid(), rest, Wishes(pins={rest[1].id: standing[rest[1].id]}, standing=standing), best=1
    )[0]

    assert rects(again).keys() == {copy.id for copy in rest}
    assert broken(again, rest) == []
