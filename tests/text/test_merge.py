"""Merging what two people did: nothing typed is lost, what does not touch stands together."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.blocks import blocks
from articles.text.merge import merge_blocks, merge_items, merge_value

BASE = [
    "全市工会驿站建设推进会召开。",
    "会议要求年底前建成八处。",
    "职工代表作了发言。",
    "会后参观了窦店驿站。",
]


def merged(pieces):
    return [paragraph for piece in pieces for paragraph in piece.merged]


def conflicts(pieces):
    return [piece for piece in pieces if piece.is_conflict]


def changed(number, words, base=BASE):
    return [*base[:number], words, *base[number + 1 :]]


def test_changes_of_different_paragraphs_stand_together():
    mine = changed(0, "全市工会驿站建设现场推进会召开。")
    theirs = changed(3, "会后参观了窦店镇的驿站。")

    pieces = merge_blocks(BASE, mine, theirs)

    assert merged(pieces) == [mine[0], BASE[1], BASE[2], theirs[3]]
    assert [piece.kind for piece in pieces] == ["mine", "equal", "theirs"]


def test_neighbouring_paragraphs_do_not_touch():
    mine = changed(1, "会议要求年底前建成九处。")
    theirs = changed(2, "三位职工代表作了发言。")

    pieces = merge_blocks(BASE, mine, theirs)

    assert merged(pieces) == [BASE[0], mine[1], theirs[2], BASE[3]]
    assert not conflicts(pieces)


def test_the_same_paragraph_is_for_the_person_to_decide():
    mine, theirs = changed(1, "会议要求年底前建成九处。"), changed(1, "会议要求年底前建成十处。")

    [conflict] = conflicts(merge_blocks(BASE, mine, theirs))

    assert (conflict.mine, conflict.theirs, conflict.base) == ((mine[1],), (theirs[1],), (BASE[1],))


def test_the_same_change_stands_once():
    both = changed(1, "会议要求年底前建成九处。")

    pieces = merge_blocks(BASE, both, list(both))

    assert merged(pieces) == both
    assert not conflicts(pieces)


def test_a_paragraph_that_one_deleted_and_the_other_changed_is_not_lost():
    [conflict] = conflicts(merge_blocks(BASE, [BASE[0], *BASE[2:]], changed(1, "会议要求年底前建成九处。")))

    assert (conflict.mine, conflict.theirs) == ((), ("会议要求年底前建成九处。",))


def test_new_paragraphs_in_different_places_both_come_in():
    pieces = merge_blocks(BASE, ["我加的开头。", *BASE], [*BASE, "别人加的结尾。"])

    assert merged(pieces) == ["我加的开头。", *BASE, "别人加的结尾。"]


def test_new_paragraphs_in_one_place_are_for_the_person_to_decide():
    [conflict] = conflicts(merge_blocks(BASE, [*BASE, "我加的。"], [*BASE, "别人加的。"]))

    assert (conflict.mine, conflict.theirs) == (("我加的。",), ("别人加的。",))


def test_a_paragraph_put_behind_one_that_was_changed_does_not_touch_it():
    pieces = merge_blocks(BASE, [*BASE[:2], "我加的。", *BASE[2:]], changed(1, "会议要求年底前建成九处。"))

    assert merged(pieces) == [BASE[0], "会议要求年底前建成九处。", "我加的。", *BASE[2:]]


def test_without_a_base_nothing_counts_as_deleted():
    pieces = merge_blocks(None, BASE[:2], BASE[1:])

    assert merged(pieces) == BASE
    assert not conflicts(pieces)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "kind", "stands"),
    [
        ("题", "题", "题", "equal", "题"),
        ("题", "我的", "题", "mine", "我的"),
        ("题", "题", "他的", "theirs", "他的"),
        ("题", "同", "同", "both", "同"),
        ("题", "我的", "他的", "conflict", "我的"),
        (None, "我的", "他的", "conflict", "我的"),
        (None, "同", "同", "equal", "同"),
    ],
)
def test_one_value(base, mine, theirs, kind, stands):
    piece = merge_value(base, mine, theirs)

    assert (piece.kind, piece.merged) == (kind, (stands,))


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "stands"),
    [
        ("甲乙", "甲乙丙", "甲乙", "甲乙丙"),
        ("甲乙", "甲乙丙", "丁甲乙", "丁甲乙丙"),
        ("甲乙", "甲", "甲乙丙", "甲丙"),
        ("甲乙", "乙甲", "甲乙丙", "乙甲丙"),
        ("甲乙", "甲乙", "乙甲", "乙甲"),
        ("甲乙", "甲丙", "甲丙", "甲丙"),
        (None, "甲", "乙", "乙甲"),
        ("", "甲", "甲", "甲"),
    ],
)
def test_names_and_photos(base, mine, theirs, stands):
    assert "".join(merge_items(base, mine, theirs)) == stands


# For any three texts

sentences = st.sampled_from(
    ["驿站启用。", "职工点赞。", "会议召开！", "驿站正式启用。", "代表发言。", "全市职工点赞。"]
)
typed = st.text("工会驿站，。", min_size=1, max_size=6)
texts = st.lists(sentences | typed, max_size=7)


def of(pieces, side):
    return [paragraph for piece in pieces for paragraph in getattr(piece, side)]


@given(texts, texts, texts)
def test_each_text_stands_whole_and_in_order_in_the_pieces(base, mine, theirs):
    pieces = merge_blocks(base, mine, theirs)

    assert (of(pieces, "base"), of(pieces, "mine"), of(pieces, "theirs")) == (base, mine, theirs)


@given(st.none() | texts, texts, texts)
def test_no_typed_paragraph_is_ever_lost(base, mine, theirs):
    pieces = merge_blocks(base, mine, theirs)

    to_be_seen = Counter(merged(pieces)) + Counter(p for c in conflicts(pieces) for p in c.theirs)
    known = Counter(base or [])
    assert not (Counter(mine) - known) - to_be_seen
    assert not (Counter(theirs) - known) - to_be_seen


@given(texts, texts)
def test_where_one_changed_nothing_the_other_stands(base, changed):
    assert merged(merge_blocks(base, changed, base)) == changed
    assert merged(merge_blocks(base, base, changed)) == changed
    assert not conflicts(merge_blocks(base, changed, base))


@given(texts, texts)
def test_one_change_made_by_both_stands_once(base, both):
    pieces = merge_blocks(base, both, both)

    assert merged(pieces) == both
    assert not conflicts(pieces)


@given(texts, texts, texts)
def test_what_was_put_together_is_put_together_again_without_new_conflicts(base, mine, theirs):
    pieces = merge_blocks(base, mine, theirs)
    if conflicts(pieces):
        return

    again = merge_blocks(theirs, merged(pieces), theirs)

    assert merged(again) == merged(pieces)


@given(
    st.lists(st.sampled_from("甲乙丙丁戊"), unique=True),
    *[st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True)] * 2,
)
def test_names_added_stay_and_names_taken_off_go(base, mine, theirs):
    stands = merge_items(base, mine, theirs)

    assert len(stands) == len(set(stands))
    assert set(stands) == (set(mine) | set(theirs)) - {k for k in base if k not in mine or k not in theirs}


# Bodies


def test_a_body_falls_into_its_outermost_elements():
    body = (
        '<p>甲<br>乙</p><ul><li><p>一</p></li></ul>\n<figure data-photo="7"></figure><h2>题</h2>裸字<p></p>'
    )

    assert blocks(body) == [
        "<p>甲<br>乙</p>",
        "<ul><li><p>一</p></li></ul>",
        '<figure data-photo="7"></figure>',
        "<h2>题</h2>",
        "裸字",
    ]


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "甲", "<strong>", "</strong>", "<ul>", "</ul>", "\n", "&amp;", "<", "<br>"]
        )
    )
)
def test_no_word_of_a_body_is_lost(pieces):
    body = "".join(pieces)

    assert "".join(blocks(body)).count("甲") == body.count("甲")
