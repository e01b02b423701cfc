import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.bigrams import MOST_TERMS, fold, fold_lines, terms, tokens
from articles.search.tokens import number_of, numbers


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("职工之家", "职工之家"),
        ("５Ｇ基站", "5g基站"),
        ("Family Day（家庭日）", "family day 家庭日"),
        ("——“五元看大片”、", "五元看大片"),
        ("①　㈱ ﬁ", "1 株 fi"),
        ("snake_case", "snake case"),
        ("STRASSE Straße", "strasse strasse"),
        ("", ""),
    ],
)
def test_width_case_and_marks_make_no_difference(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.text()))
def test_lines_are_folded_together_as_each_alone(lines):
    assert fold_lines(lines) == ([fold(line) for line in lines] or [""])


@given(st.text())
def test_the_numbers_of_a_text_are_those_of_its_tokens(text):
    folded = fold(text)
    wanted = {number_of(token) for token in tokens(folded)}

    assert wanted <= numbers(folded)
    if not folded or max(folded) <= "\uffff":
        assert wanted == numbers(folded)


def test_a_text_is_held_by_its_characters_and_pairs_and_what_stands_beside_its_marks():
    assert tokens("工会 5g\n北") == {"工", "会", "工会", "会·5", "5", "g", "5g", "北"}


def test_no_pair_reaches_across_a_mark():
    assert "会北" not in tokens(fold("工会，北京"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("职工", ["职工"]),
        ("职工 技能大赛", ["职工", "技能大赛"]),
        ("职工　技能大赛", ["职工", "技能大赛"]),
        ("“寒冬送暖 工会行动”", ["寒冬送暖 工会行动"]),
        ('"冬送温暖" 东城', ["冬送温暖", "东城"]),
        ("「冬送温暖」东城", ["冬送温暖", "东城"]),
        ('"没有关上', ["没有关上"]),
        ("阿不都·热合曼", ["阿不都 热合曼"]),
        ("职工 职工", ["职工"]),
        ("，。！", []),
        ("", []),
        (" ".join("甲乙丙丁戊己庚辛壬癸"), list("甲乙丙丁戊己庚辛")),
    ],
)
def test_a_query_is_words_parted_by_spaces_and_quoted_phrases(query, found):
    assert [term.text for term in terms(query)] == found


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_whatever_part_of_a_line_is_asked_for_its_tokens_are_held(text, start, end):
    folded = fold(text)

    for term in terms(f"“{folded[start:end]}”"):
        assert term.tokens <= tokens(folded)


@given(st.text(max_size=400))
def test_any_text_is_a_query(query):
    assert len(terms(query)) <= MOST_TERMS
