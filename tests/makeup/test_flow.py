"""The text of a story in its columns: no sub-heading at a foot."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.issues.makeup import flow
from articles.issues.makeup.copy import Copy, Paragraph, Weight
from articles.issues.makeup.geometry import tabloid
from articles.issues.makeup.rules import broken
from articles.issues.makeup.solve import solve
from tests.makeup.pages import story, text


@given(
    headings=st.sets(st.integers(0, 60)),
    total=st.integers(0, 60),
    room=st.lists(st.integers(0, 30), min_size=1, max_size=5),
)
def test_no_column_ends_with_a_heading_that_something_follows(headings, total, room):
    found = flow.runs(headings, total, room)

    start = 0
    for count, lines in zip(found, room, strict=True):
        assert count <= lines
        start += count
        assert not count or start == total or start - 1 not in headings
    assert start <= total


def test_much_white_is_shared_among_the_columns():
    assert flow.shared(set(), 24, [12, 12, 12]) == [8, 8, 8]
    assert flow.shared(set(), 34, [12, 12, 12]) == [12, 12, 10]
    assert flow.shared({7}, 24, [12, 12, 12]) == [9, 9, 6]
    assert flow.shared(set(), 20, [30, 30, 10]) == [10, 10, 0]
    assert flow.shared(set(), 9, [30, 30, 30]) == [5, 4, 0]


def test_a_last_line_at_the_top_of_a_column_is_counted():
    assert flow.widows({3, 9, 10}, [10, 10]) == 0
    assert flow.widows({3, 10}, [10, 10]) == 1


@pytest.mark.parametrize("seed", range(8))
def test_a_page_of_sub_headings_is_made_up_with_none_at_a_foot(seed):
    chance = random.Random(seed)
    copies = [
        Copy(id_, Weight.LEAD if id_ == 1 else Weight.ORDINARY, "首都职工技能大赛落幕", with_headings(chance))
        for id_ in range(1, 5)
    ]

    for layout in solve(tabloid(), copies, best=3):
        assert broken(layout, copies) == []
        assert layout.is_complete


def with_headings(chance):
    found = []
    for _ in range(6):
        found += [Paragraph("把服务送到职工身边", is_heading=True), *text(chance, chance.randint(60, 200))]
    return tuple(found)


def test_a_story_that_is_cut_short_does_not_end_with_a_sub_heading():
    copies = [
        Copy(1, Weight.LEAD, "首都职工技能大赛落幕", with_headings(random.Random(3)) * 4),
        story(random.Random(2), 2, Weight.ORDINARY, 900, 0),
    ]

    layout = solve(tabloid(), copies, best=1)[0]

    assert not layout.is_complete
    assert broken(layout, copies) == []
