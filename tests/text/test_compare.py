import random

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.compare import compare_paragraphs, compare_text
from articles.text.plain import Paragraph, paragraphs

FIRST = "本报讯（记者 白莹）市总工会召开职工技能大赛启动会，来自十六个区的选手参加。"
SECOND = "走进户外劳动者暖心驿站，桌椅、饮水机、微波炉等各种设备一应俱全。"
THIRD = "窦店镇总工会负责人表示，设立驿站是关心关爱户外劳动者的举措之一。"
FOURTH = "春节即将来临，东城区总工会为职工群众欢度佳节提供有力保障。"


def kinds(blocks):
    return [block.kind for block in blocks]


def changes(block):
    return [span for span in block.spans if span.kind != "equal"]


def lines(*texts):
    return "\n".join(texts)


def test_a_two_character_change_in_a_story_shows_two_characters():
    mended = SECOND.replace("暖心", "爱心")

    blocks = compare_text(lines(FIRST, SECOND, THIRD), lines(FIRST, mended, THIRD))

    assert kinds(blocks) == ["equal", "changed", "equal"]
    assert changes(blocks[1]) == [("delete", "暖"), ("insert", "爱")]


def test_a_changed_name_shows_the_name():
    blocks = compare_text(FIRST, FIRST.replace("白莹", "边磊"))

    assert changes(blocks[0]) == [("delete", "白莹"), ("insert", "边磊")]


def test_a_new_and_a_dropped_paragraph_leave_their_neighbours_alone():
    assert kinds(compare_text(lines(FIRST, THIRD), lines(FIRST, FOURTH, THIRD))) == [
        "equal",
        "inserted",
        "equal",
    ]
    assert kinds(compare_text(lines(FIRST, FOURTH, THIRD), lines(FIRST, THIRD))) == [
        "equal",
        "deleted",
        "equal",
    ]


def test_a_replaced_paragraph_stands_before_what_replaced_it():
    blocks = compare_text(lines(FIRST, SECOND, THIRD), lines(FIRST, FOURTH, THIRD))

    assert kinds(blocks) == ["equal", "deleted", "inserted", "equal"]


def test_a_changed_paragraph_is_found_beside_a_new_one():
    mended = SECOND.replace("桌椅", "长椅")

    blocks = compare_text(lines(FIRST, SECOND), lines(FIRST, FOURTH, mended))

    assert kinds(blocks) == ["equal", "inserted", "changed"]
    assert changes(blocks[2]) == [("delete", "桌"), ("insert", "长")]


def test_a_moved_paragraph_is_called_moved_and_its_changes_show():
    mended = FOURTH.replace("东城", "西城")

    blocks = compare_text(lines(FOURTH, FIRST, SECOND, THIRD), lines(FIRST, SECOND, THIRD, mended))

    assert kinds(blocks) == ["equal", "equal", "equal", "moved"]
    assert blocks[3].came_from == 1
    assert changes(blocks[3]) == [("delete", "东"), ("insert", "西")]


def test_a_split_paragraph_shows_only_the_new_line_end():
    blocks = compare_text(lines(FIRST, SECOND + THIRD), lines(FIRST, SECOND, THIRD))

    assert kinds(blocks) == ["equal", "changed"]
    assert changes(blocks[1]) == [("insert", "\n")]


def test_two_joined_paragraphs_show_only_the_lost_line_end():
    blocks = compare_text(lines(SECOND, THIRD, FOURTH), lines(SECOND + THIRD, FOURTH))

    assert changes(blocks[0]) == [("delete", "\n")]
    assert blocks[0].old == (0, 1)


def test_a_headline_of_which_nothing_was_kept_was_replaced():
    blocks = compare_text("寒冬送暖 工会行动", "打造户外劳动者“加油站”")

    assert [span.kind for span in blocks[0].spans][:1] == ["delete"]
    assert len(blocks) <= 2


def test_emphasis_alone_is_a_change_of_form():
    blocks = compare_paragraphs(
        paragraphs("<p>工会</p><p>职工</p>"), paragraphs("<h2>工会</h2><p><b>职工</b></p>")
    )

    assert kinds(blocks) == ["formatted", "formatted"]


def test_a_photo_that_moved_within_the_text_is_seen():
    first, second, third = Paragraph(FIRST), Paragraph(SECOND), Paragraph(THIRD)
    photo = Paragraph("", "figure", (), "7")
    before = [first, photo, second, third]
    after = [first, second, third, photo]

    blocks = compare_paragraphs(before, after)

    assert kinds(blocks) == ["equal", "equal", "equal", "moved"]
    assert blocks[3].photo == "7"


bodies = st.lists(
    st.sampled_from([FIRST, SECOND, THIRD, FOURTH, SECOND + THIRD, FIRST[:20], "小标题", "（一）"])
    | st.text(alphabet="工会职，。", min_size=1, max_size=12),
    max_size=8,
)


@given(bodies, bodies)
@settings(max_examples=500)
def test_every_paragraph_stands_in_exactly_one_block_with_its_own_words(old, new):
    blocks = compare_paragraphs([Paragraph(t) for t in old], [Paragraph(t) for t in new])

    assert sorted(i for block in blocks for i in block.old) == list(range(len(old)))
    assert [j for block in blocks for j in block.new] == list(range(len(new)))
    for block in blocks:
        before = "".join(span.text for span in block.spans if span.kind != "insert")
        after = "".join(span.text for span in block.spans if span.kind != "delete")
        assert before == "\n".join(old[i] for i in block.old)
        assert after == "\n".join(new[j] for j in block.new)


def test_a_long_story_that_was_turned_upside_down_is_still_compared():
    chance = random.Random(3)
    story = ["".join(chance.choices(FIRST + SECOND + THIRD, k=100)) for _ in range(100)]
    shuffled = chance.sample(story, len(story))

    blocks = compare_text("\n".join(story), "\n".join(shuffled))

    assert set(kinds(blocks)) == {"equal", "moved"}
