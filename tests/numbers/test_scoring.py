from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.numbers.scoring import Rule, earnings, points_for, positions_of, shares

RULES = [
    Rule(None, None, None, Decimal(3)),
    Rule(1, None, None, Decimal(5)),
    Rule(1, "front_lead", None, Decimal(20)),
    Rule(None, "front_lead", None, Decimal(15)),
    Rule(None, None, "photographer", Decimal(4)),
]


@pytest.mark.parametrize(
    ("kind", "position", "role", "points"),
    [
        (2, "web", "reporter", 3),
        (1, "web", "reporter", 5),
        (1, "front_lead", "reporter", 20),
        (2, "front_lead", "reporter", 15),
        (2, "web", "photographer", 4),
        (2, "front_lead", "photographer", 15),  # position weighs more than role
    ],
)
def test_the_most_special_rate_counts(kind, position, role, points):
    assert points_for(RULES, kind, position, role) == points


def test_without_a_fitting_rate_there_are_no_points():
    assert points_for([Rule(1, None, None, Decimal(5))], 2, "web", "reporter") == 0


def test_only_the_highest_of_several_uses_counts():
    (earned,) = earnings(RULES, kind=1, positions=["web", "front_lead"], authors=[(7, "reporter")])

    assert (earned.position, earned.points) == ("front_lead", 20)


def test_authors_share_the_text_and_photographers_the_photos():
    authors = [(1, "reporter"), (2, "correspondent"), (3, "photographer")]

    earned = {
        each.person: each.points for each in earnings(RULES, kind=1, positions=["web"], authors=authors)
    }

    assert earned == {1: Decimal("2.50"), 2: Decimal("2.50"), 3: 5}


def test_the_first_author_may_get_more():
    authors = [(1, "reporter"), (2, "reporter"), (3, "reporter")]

    earned = earnings(RULES, kind=1, positions=["web"], authors=authors, first_share=60)

    assert [each.points for each in earned] == [3, 1, 1]


def test_who_stands_twice_in_one_pot_counts_once():
    authors = [(1, "reporter"), (1, "writer_photographer"), (2, "reporter")]

    assert [each.person for each in earnings(RULES, kind=1, positions=["web"], authors=authors)] == [1, 2]


@given(st.integers(1, 40), st.one_of(st.none(), st.integers(1, 100)))
def test_shares_add_up_and_nobody_pays(number, first):
    parts = shares(number, first)

    assert sum(parts) == 1
    assert min(parts) >= 0
    assert first or parts[0] - parts[-1] < Decimal("0.01")


@pytest.mark.parametrize(
    ("placement", "positions"),
    [
        (None, ["web"]),
        ((1, "lead"), ["web", "front_lead"]),
        ((1, "second"), ["web", "front"]),
        ((1, "brief"), ["web", "brief"]),
        ((3, "lead"), ["web", "lead"]),
        ((3, "ordinary"), ["web", "ordinary"]),
    ],
)
def test_where_a_story_stood_says_how_it_was_used(placement, positions):
    assert positions_of(placement) == positions
