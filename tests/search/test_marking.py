import html
import re

from hypothesis import given
from hypothesis import strategies as st

from articles.search.marking import mark

STORY = (
    "本报讯（记者 白莹）春节即将来临。东城区总工会坚持围绕区委中心工作和职工需求，积极面向职工送服务。"
    "连日来，东城区总工会指导各级工会组织慰问困难职工、重点岗位一线职工、劳模工匠、新就业形态劳动者。"
)


def test_every_hit_is_marked():
    assert mark("职工之家的职工", "职工") == "<mark>职工</mark>之家的<mark>职工</mark>"


def test_hits_that_touch_or_overlap_are_one_mark():
    assert mark("总工会会员", "工会 会会员") == "总<mark>工会会员</mark>"


def test_what_differs_in_width_and_case_is_marked_as_it_stands():
    assert mark("建成５Ｇ基站", "5g") == "建成<mark>５Ｇ</mark>基站"


def test_a_phrase_is_marked_across_its_marks():
    assert mark("阿不都·热合曼说", "阿不都热合曼 阿不都·热合曼") == "<mark>阿不都·热合曼</mark>说"


def test_nothing_is_marked_across_a_mark_that_was_not_asked_for():
    assert mark("工会，北京", "工会北京") == "工会，北京"


def test_the_terms_of_a_result_may_be_given():
    assert mark("冬送温暖", ["温暖"]) == "冬送<mark>温暖</mark>"


def test_a_snippet_begins_at_the_sentence_of_the_first_hit():
    snippet = mark(STORY, "职工需求", width=40)

    assert snippet.startswith("…东城区总工会")
    assert "<mark>职工需求</mark>" in snippet
    assert snippet.endswith("…")


def test_a_snippet_does_not_begin_with_a_quote_that_closes():
    text = "主席说：“大家辛苦了。”从本月起，工会开设夜门诊，" + "职工可以来问法律上的事。" * 5

    assert mark(text, "工会", width=40).startswith("…从本月起")


def test_a_snippet_without_a_hit_is_the_beginning():
    assert mark(STORY, "房山", width=10) == STORY[:10] + "…"


def test_markup_in_a_text_stays_text():
    assert mark("<script>职工</script>", "职工") == "&lt;script&gt;<mark>职工</mark>&lt;/script&gt;"


@given(
    st.text(max_size=60) | st.text(alphabet="工会职５Ge\u0301 ，<&", max_size=60),
    st.text(alphabet='工会职5ge <&"“', max_size=6) | st.text(max_size=6),
    st.none() | st.integers(1, 80),
)
def test_marking_never_raises_and_loses_no_word(text, query, width):
    marked = mark(text, query, width=width)

    plain = html.unescape(re.sub("</?mark>", "", marked))
    assert plain == text if width is None else plain.strip("…").strip() in text
    assert "<" not in re.sub("</?mark>", "", marked)
