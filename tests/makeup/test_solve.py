"""Pages made up from their stories: what holds for each of them."""

import random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from articles.issues.makeup.copy import Copy, Weight
from articles.issues.makeup.geometry import MM, broadsheet, tabloid
from articles.issues.makeup.rules import broken
from articles.issues.makeup.solve import solve
from tests.makeup.pages import page, picture, story, text


def small(id_, weight, length, photos=0):
    return story(random.Random(id_), id_, weight, length, photos)


@pytest.mark.parametrize("number", [1, 3, 9, 17, 19, 23])
def test_generated_tabloids_break_no_hard_rule_and_are_full(number):
    copies, share = page(number, tabloid())

    layouts = solve(tabloid(), copies)

    assert [fault for layout in layouts for fault in broken(layout, copies)] == []
    assert layouts[0].fill > 0.92
    assert layouts[0].is_complete or share > 1


@pytest.mark.parametrize("number", [2, 10])
def test_generated_broadsheets_break_no_hard_rule(number):
    copies, _share = page(number, broadsheet())

    layouts = solve(broadsheet(), copies)

    assert [fault for layout in layouts for fault in broken(layout, copies)] == []
    assert layouts[0].is_complete


@settings(max_examples=10, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
@given(st.data())
def test_whatever_stands_on_a_page_no_hard_rule_is_broken(data):
    count = data.draw(st.integers(1, 7))
    copies = [
        small(
            id_,
            data.draw(st.sampled_from(list(Weight))),
            data.draw(st.integers(20, 1500)),
            data.draw(st.integers(0, 3)),
        )
        for id_ in range(1, count + 1)
    ]

    layouts = solve(tabloid(), copies, best=2)

    assert [fault for layout in layouts for fault in broken(layout, copies)] == []


def test_the_best_layouts_differ_and_the_first_costs_least():
    copies, _share = page(19, tabloid())

    layouts = solve(tabloid(), copies)

    assert len(layouts) == 5
    assert len({tuple(placed.rect for placed in layout.stories) for layout in layouts}) == 5
    assert layouts[0].cost == min(layout.cost for layout in layouts)


def test_the_same_page_is_made_up_the_same_way_again():
    copies, _share = page(17, tabloid())

    assert solve(tabloid(), copies) == solve(tabloid(), copies)


def test_the_lead_stands_at_the_top_wherever_it_comes_in_the_order():
    copies = [small(id_, Weight.LEAD if id_ == 5 else Weight.ORDINARY, 500) for id_ in range(1, 6)]

    for layout in solve(tabloid(), copies):
        assert next(placed.rect.line for placed in layout.stories if placed.id == 5) == 0


def test_too_much_text_is_said_in_numbers_never_cut_silently():
    copies = [small(1, Weight.LEAD, 2400, 1), *(small(id_, Weight.ORDINARY, 1500) for id_ in range(2, 6))]

    layout = solve(tabloid(), copies)[0]

    assert not layout.is_complete
    assert sum(placed.overset_characters for placed in layout.stories) > 1000
    assert broken(layout, copies) == []


def test_far_too_much_text_still_gives_a_page():
    copies = [small(id_, Weight.ORDINARY, 2500, 1) for id_ in range(1, 8)]

    layout = solve(tabloid(), copies)[0]

    assert not layout.is_complete
    assert broken(layout, copies) == []


def test_too_little_text_leaves_white_space():
    copies = [small(1, Weight.LEAD, 200), small(2, Weight.BRIEF, 100)]

    layout = solve(tabloid(), copies)[0]

    assert layout.is_complete
    assert layout.fill < 0.7
    assert broken(layout, copies) == []


def test_photos_grow_where_text_is_short():
    def photos(length):
        copies = [small(1, Weight.LEAD, length, 1), *(small(id_, Weight.ORDINARY, 800) for id_ in (2, 3, 4))]
        layout = solve(tabloid(), copies, best=1)[0]
        return sum(each.width * each.height for placed in layout.stories for each in placed.pictures)

    assert photos(900) > photos(1400)


@pytest.mark.parametrize(
    "copies",
    [
        pytest.param([Copy(1, Weight.LEAD, "", text(random.Random(1), 2500))], id="no headline"),
        pytest.param(
            [
                Copy(1, Weight.PHOTO, "劳模风采", (), pictures=(picture(random.Random(2), 1),)),
                small(2, Weight.LEAD, 1500),
            ],
            id="no text",
        ),
        pytest.param(
            [
                Copy(
                    1,
                    Weight.LEAD,
                    "劳模风采",
                    text(random.Random(3), 900),
                    pictures=tuple(picture(random.Random(number), number) for number in range(9)),
                ),
                small(2, Weight.BRIEF, 300),
            ],
            id="nine photos",
        ),
        pytest.param([small(id_, Weight.BRIEF, 150) for id_ in range(1, 17)], id="sixteen briefs"),
        pytest.param([small(id_, Weight.LEAD, 900) for id_ in range(1, 4)], id="three leads"),
    ],
)
def test_unusual_pages_are_made_up_too(copies):
    layouts = solve(tabloid(), copies, best=1)

    assert broken(layouts[0], copies) == []


def test_the_lines_of_a_continuation_stand_in_both_places():
    copies = [
        Copy(1, Weight.LEAD, "头条", text(random.Random(1), 2000), turn="（下转第4版）"),
        Copy(2, Weight.SECOND, "续文", text(random.Random(2), 1200), turned="（上接第1版）"),
        small(3, Weight.ORDINARY, 600),
    ]

    layout = solve(tabloid(), copies)[0]

    turns = [
        block.lines[0].text for placed in layout.stories for block in placed.blocks if block.role == "turn"
    ]
    assert turns == ["（下转第4版）", "（上接第1版）"]
    assert broken(layout, copies) == []


def test_a_page_with_a_masthead_has_fewer_lines():
    copies = [small(id_, Weight.LEAD if id_ == 1 else Weight.ORDINARY, 450) for id_ in range(1, 6)]

    layout = solve(tabloid(top=90 * MM), copies)[0]

    assert broken(layout, copies) == []


def test_no_stories_no_layout():
    assert solve(tabloid(), []) == []
