"""A remark stays with its passage: before, after and inside edits, moved, split, deleted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reviewing.passages import Passage, anchored, context_of, follow, text_of

FIRST = "3月10日，窦店镇建起八处暖心驿站。"
SECOND = "疲惫时歇歇脚，口渴时喝杯茶，驿站里有充电器。"
THIRD = "镇总工会计划年内再建四处，覆盖全部商圈。"


def body(*paragraphs):
    return {"body": "".join(f"<p>{text}</p>" for text in paragraphs)}


def followed(old, new, quote, field="body"):
    """The words on which a remark on `quote` lies after the edit; None if they are gone."""
    found = follow(old, new, field, anchored(text_of(old, field), quote, 0))
    return None if found is None else text_of(new, field)[found.start : found.end]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (body(FIRST, SECOND, THIRD), "口渴时喝杯茶"),
        (body("新的一段。", FIRST, SECOND, THIRD), "口渴时喝杯茶"),
        (body("开头加几个字，" + FIRST, SECOND, THIRD), "口渴时喝杯茶"),
        (body(FIRST, SECOND + "后面加的话。", "再加一段。"), "口渴时喝杯茶"),
        (body(FIRST, SECOND.replace("，口渴", "，一旦口渴"), THIRD), "口渴时喝杯茶"),
        (body(FIRST, SECOND.replace("喝杯茶", "喝杯热茶"), THIRD), "口渴时喝杯热茶"),
        (body(FIRST, SECOND.replace("喝杯茶", "喝茶"), THIRD), "口渴时喝茶"),
        (body(FIRST, SECOND.replace("口渴", "口干"), THIRD), "口干时喝杯茶"),
        (body(SECOND, FIRST, THIRD), "口渴时喝杯茶"),
        (body(THIRD, FIRST, SECOND), "口渴时喝杯茶"),
        (body(FIRST, *SECOND.replace("，口渴", "，\n口渴").split("\n"), THIRD), "口渴时喝杯茶"),
        (body(FIRST + SECOND, THIRD), "口渴时喝杯茶"),
        ({"body": f"<h2>{FIRST}</h2><p>{SECOND}</p>"}, "口渴时喝杯茶"),
        ({"body": f'<figure data-photo="3"></figure><p>{FIRST}</p><p>{SECOND}</p>'}, "口渴时喝杯茶"),
        (body(FIRST, THIRD), None),
        (body(FIRST, SECOND.replace("，口渴时喝杯茶", ""), THIRD), None),
        ({"body": ""}, None),
    ],
)
def test_a_passage_is_followed_through_one_edit(new, expected):
    assert followed(body(FIRST, SECOND, THIRD), new, "口渴时喝杯茶") == expected


def test_words_that_were_replaced_are_followed_to_what_stands_instead():
    assert followed(body(FIRST), body(FIRST.replace("八处", "九处")), "八") == "九"
    assert followed({"headline": "八处驿站开张"}, {"headline": "九处驿站开张"}, "八处", "headline") == "九处"


def test_words_written_directly_at_the_edge_do_not_belong_to_the_passage():
    old = body(FIRST)

    assert followed(old, body(FIRST.replace("八处", "约八处多")), "八处") == "八处"


def test_a_passage_over_two_paragraphs_keeps_both_or_the_longer_part():
    quote = "八处暖心驿站。\n疲惫时歇歇脚"

    assert followed(body(FIRST, SECOND), body(THIRD, FIRST, SECOND), quote) == quote
    assert followed(body(FIRST, SECOND, THIRD), body(SECOND, THIRD, FIRST), quote) in (
        "八处暖心驿站。",
        "疲惫时歇歇脚",
    )


def test_a_sentence_taken_to_another_paragraph_is_found_again():
    sentence = "口渴时喝杯茶，"

    moved = body(FIRST + sentence, SECOND.replace(sentence, ""), THIRD)

    assert followed(body(FIRST, SECOND, THIRD), moved, "口渴时喝杯茶") == "口渴时喝杯茶"


def test_a_caption_is_followed_with_its_photo():
    old = {"photos": [{"id": 7, "caption": "图为驿站一角。"}, {"id": 8, "caption": "职工在喝茶。"}]}
    new = {"photos": [{"id": 8, "caption": "几名职工在喝茶。"}, {"id": 7, "caption": "图为驿站一角。"}]}

    assert followed(old, new, "职工在喝茶", "photo-8") == "职工在喝茶"
    assert followed(old, {"photos": []}, "职工在喝茶", "photo-8") is None


def test_the_nearest_of_several_equal_words_is_meant():
    text = "驿站之后还是驿站，最后又是驿站。"

    assert anchored(text, "驿站", 5) == Passage(6, 8)
    assert anchored(text, "驿站", 99) == Passage(13, 15)
    assert anchored(text, "没有", 0) is None
    assert anchored(text, "", 0) is None
    assert context_of(text, Passage(6, 8)) == ("驿站之后还是", "，最后又是驿站。")


WORDS = st.text("驿站职工会茶，。", max_size=12)


@settings(deadline=None, max_examples=60)
@given(WORDS, WORDS, WORDS, WORDS)
def test_whatever_is_written_around_it_the_passage_stays(before, after, new_before, new_after):
    quote = "窦店镇建起八处暖心驿站欢迎大家光临"

    old, new = body(before + quote + after), body(new_before + quote + new_after)

    assert followed(old, new, quote) == quote


@settings(deadline=None, max_examples=100)
@given(st.lists(WORDS, max_size=4), st.lists(WORDS, max_size=4), st.integers(0, 40), st.integers(1, 20))
def test_a_followed_passage_lies_within_the_new_text(olds, news, start, length):
    old, new = body(*olds), body(*news)
    text, after = text_of(old, "body"), text_of(new, "body")
    start = min(start, max(0, len(text) - 1))

    found = follow(old, new, "body", Passage(start, min(start + length, len(text))))

    assert found is None or 0 <= found.start < found.end <= len(after)
