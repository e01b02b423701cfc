"""Every cost, piece of advice and refusal of the make-up has words for the editor."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from articles.issues import wishing
from articles.issues.makeup.advice import Help
from articles.issues.makeup.geometry import broadsheet, tabloid
from articles.issues.makeup.judge import SOFT_RULES
from articles.issues.makeup.solve import solve
from articles.issues.makeup.wishes import Impossible
from articles.issues.views.make_up_words import COSTS, overset_sentence, unprinted_sentence
from tests.makeup.pages import page

NUMBERS = {"story": 1, "other": 2, "lead": 3, "columns": 4, "lines": 50, "needed": 60, "stories": 70}
STAND = SimpleNamespace(titles={1: "甲", 2: "乙", 3: "丙"})


def is_chinese(words):
    return any("\u4e00" <= character <= "\u9fff" for character in words)


def test_every_cost_has_its_name_and_why_it_counts():
    assert set(COSTS) == SOFT_RULES
    with override("zh-hans"):
        assert all(is_chinese(str(words)) for both in COSTS.values() for words in both)


@pytest.mark.parametrize(("number", "geometry"), [(5, tabloid()), (12, broadsheet()), (23, tabloid())])
def test_no_page_costs_what_has_no_name(number, geometry):
    copies, _share = page(number, geometry, target=1.05)

    assert all(SOFT_RULES.issuperset(layout.costs) for layout in solve(geometry, copies))


@pytest.mark.parametrize("code", Impossible.CODES)
def test_every_refusal_is_a_sentence_of_its_own_with_the_stories_by_name(code):
    with override("zh-hans"):
        sentence = wishing.sentence_of(Impossible(code, **NUMBERS), STAND)
        nothing = wishing.sentence_of(SimpleNamespace(code="?", numbers=NUMBERS), STAND)

    assert is_chinese(sentence)
    assert sentence != nothing
    wanted = {name for name in ("story", "other", "lead") if f"{{{name}}}" in Impossible.CODES[code]}
    if code != "unknown_story":
        assert all(STAND.titles[NUMBERS[name]] in sentence for name in wanted)


def test_every_piece_of_advice_is_said():
    with override("zh-hans"):
        assert "3" in overset_sentence(3, 40)
        assert "🦄" in unprinted_sentence("🦄")
    assert set(Help) == {Help.CUT, Help.TAKE_OFF, Help.TURN, Help.REPLACE}  # the two others are buttons
