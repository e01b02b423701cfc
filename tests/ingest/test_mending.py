import pytest

from articles.ingest.page_text.mending import ends_paragraph, goes_on, join


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("党员先锋模范作用", "用，推动工作", "党员先锋模范作用，推动工作"),
        ("评选出一批先进模", "模范人物", "评选出一批先进模范人物"),
        ("发挥先锋模范作用", "作用，推动工作", "发挥先锋模范作用，推动工作"),
        ("劳模代", "代表参加", "劳模代表参加"),
        ("从严治", "党责任", "从严治党责任"),
    ],
)
def test_what_was_read_twice_is_dropped(before, after, joined):
    assert join(before, after)[0] == joined


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("市总工会", "会员们"),
        ("关心职工", "工作和生活"),
        ("职工代表", "表示满意"),
        ("为了", "了解情况"),
        ("学习天", "天有进步"),
        ("不能人", "人都一样"),
        ("走过一座", "座高楼"),
        ("在东城区", "区委门前"),
        ("宣传部", "部长说"),
        ("当地", "地方志"),
        ("已有12", "2个"),
        ("他来了……", "……就走"),
    ],
)
def test_what_doubles_in_chinese_stays(before, after):
    assert join(before, after)[0] == before + after


def test_the_page_is_witness_for_a_double():
    assert join("三处由村民组", "组长看管", page="十个村民组组长")[0] == "三处由村民组组长看管"
    assert join("工会的带头", "头人", page="他是带头人")[0] == "工会的带头人"


def test_nothing_is_dropped_between_two_printed_lines():
    assert join("模范作用", "用，", torn=False)[0] == "模范作用用，"


def test_latin_words_are_parted_by_a_space():
    assert join("参加Family", "Day活动")[0] == "参加Family Day活动"
    assert join("在20", "26年")[0] == "在2026年"


def test_the_mend_says_what_it_did():
    assert join("模范作用", "用，")[1].dropped == "用"
    assert join("市总工会", "会员")[1].kept == "会"


@pytest.mark.parametrize(
    "text", ["完了。", "真好！”", "……", "他说：", "（完）", "做好服务。（王伟）", "如下；", "这样的——", "好."]
)
def test_a_paragraph_ends_here(text):
    assert ends_paragraph(text)


@pytest.mark.parametrize("text", ["从严治", "“加油站”", "东城区，", "快递员、", "《工会法》", "第1.", ""])
def test_a_sentence_goes_on(text):
    assert not ends_paragraph(text)


def test_a_quotation_goes_on_after_its_colon():
    assert goes_on("他说：", "“好。”")
    assert not goes_on("有三点：", "一是")
