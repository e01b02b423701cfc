import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.characters import spans

PARAGRAPH = (
    "走进户外劳动者暖心驿站，尽管面积不大，桌椅、饮水机、微波炉、充电器、按摩椅等各种设备一应俱全。"
    "“每次送快递最担心的就是手机没电，这个驿站给我们免费提供充电器。”一名正在驿站充电的快递员高兴地说。"
)
few = st.text(alphabet="工会的，。a", max_size=40)


def shown(old, new):
    marks = {"equal": "{}", "delete": "[-{}]", "insert": "[+{}]"}
    return "".join(marks[span.kind].format(span.text) for span in spans(old, new))


def side(compared, without):
    return "".join(span.text for span in compared if span.kind != without)


def longest_common(old, new):
    row = [0] * (len(new) + 1)
    for a in old:
        before = 0
        for j, b in enumerate(new, 1):
            before, row[j] = row[j], before + 1 if a == b else max(row[j], row[j - 1])
    return row[-1]


def test_two_changed_characters_show_as_two():
    assert shown("记者 白莹 摄", "记者 边磊 摄") == "记者 [-白莹][+边磊] 摄"


def test_two_changed_characters_apart_show_as_one_and_one():
    assert shown("东城区总工会", "西城市总工会") == "[-东][+西]城[-区][+市]总工会"


def test_a_wrong_character_in_a_name_shows_alone():
    assert shown("记者白莹报道", "记者白萤报道") == "记者白[-莹][+萤]报道"


def test_a_changed_figure_shows_its_changed_digit():
    assert shown("共40组家庭", "共46组家庭") == "共4[-0][+6]组家庭"


def test_a_doubled_character_that_was_mended_shows_once():
    assert spans("先锋模范作用用，推动", "先锋模范作用，推动")[1] == ("delete", "用")


def test_an_inserted_item_begins_after_the_mark():
    assert shown("桌椅、微波炉。", "桌椅、饮水机、微波炉。") == "桌椅、[+饮水机、]微波炉。"


def test_a_rewritten_clause_is_not_shown_in_shreds():
    compared = spans(
        "会议指出，要不断增强党组织的凝聚力，加强规范化建设。",
        "会议指出，各级工会应当认真组织学习培训，加强规范化建设。",
    )

    assert [span.kind for span in compared] == ["equal", "delete", "insert", "equal"]


def test_a_sentence_moved_within_a_paragraph_shows_once_out_and_once_in():
    first, second = PARAGRAPH.split("。“")
    compared = spans(f"{first}。“{second}", f"“{second}{first}。")

    changed = sum(len(span.text) for span in compared if span.kind != "equal")

    assert changed <= 2 * (len(first) + 1)


def test_equal_texts_have_no_change():
    assert spans("工会", "工会") == [("equal", "工会")]
    assert spans("", "") == []


@given(few, few)
@settings(max_examples=1000)
def test_the_spans_make_up_both_texts(old, new):
    compared = spans(old, new)

    assert side(compared, "insert") == old
    assert side(compared, "delete") == new
    assert all(span.text for span in compared)


@given(st.text(alphabet="工会的职", max_size=14), st.text(alphabet="工会的职", max_size=14))
@settings(max_examples=1000)
def test_a_change_of_one_or_two_characters_was_never_widened(old, new):
    compared = spans(old, new)
    equal = sum(len(span.text) for span in compared if span.kind == "equal")

    if equal < longest_common(old, new):
        assert max(len(span.text) for span in compared if span.kind != "equal") > 2


@given(
    st.lists(st.integers(0, len(PARAGRAPH) - 1), min_size=1, max_size=3, unique=True),
    st.sampled_from("甲乙丙"),
)
def test_one_to_three_wrong_characters_show_as_exactly_those(places, wrong):
    typed = list(PARAGRAPH)
    for place in places:
        typed[place] = wrong

    compared = spans(PARAGRAPH, "".join(typed))

    assert sum(len(span.text) for span in compared if span.kind == "delete") == len(places)
    assert sum(len(span.text) for span in compared if span.kind == "insert") == len(places)


def test_ten_thousand_characters_are_compared_at_once():
    chance = random.Random(7)
    old = "".join(chance.choice(PARAGRAPH) for _ in range(10_000))
    new = list(old)
    for place in chance.sample(range(len(new)), 500):
        new[place] = "甲"
    start = time.perf_counter()

    compared = spans(old, "".join(new))

    assert time.perf_counter() - start < 5  # seconds; measured 0.15, a slow machine included
    assert sum(len(span.text) for span in compared if span.kind == "insert") < 600
