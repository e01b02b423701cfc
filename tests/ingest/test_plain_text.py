"""Text without Markdown, in the states that OCR and PDF leave it in."""

import pytest

from articles.ingest.page_text import NotText, decode, read_page
from tests.ingest.pages import OWN, text_of

INDENTED = """石景山区总工会办起“春送岗位”专场
　　本报讯（记者 林晓）3月10日上午，石景山区总
工会在文化广场办起招聘会，六十八家企
业带来一千二百个岗位。大家都很高兴。
有人当场签约。
　　王　伟说：“一上午就收到三份
面试通知。”
苹果园街道
把理发店搬到工地
　　本报讯（通讯员 田雨）“师傅，鬓角再短一
点。”志愿者来到工地，免费理发。
"""
UNINDENTED = """平谷区总工会慰问养路工
本报讯（记者 林晓）昨天，平谷区总工会
慰问了山路上的养路工人，送去慰问品和
节日祝福。
养路工人李师傅说，心里暖洋洋的，今后
会更加努力工作。大家都表示要坚守岗位。
道路平安，就是最好的礼物。
"""


def shape(text):
    return [(story.kicker, story.headline, story.paragraphs) for story in read_page(text).stories]


def test_printed_lines_become_paragraphs_by_their_indents():
    assert shape(INDENTED) == [
        (
            "",
            "石景山区总工会办起“春送岗位”专场",
            [
                "3月10日上午，石景山区总工会在文化广场办起招聘会，六十八家企业带来一千二百个岗位。大家都很高兴。有人当场签约。",
                "王伟说：“一上午就收到三份面试通知。”",
            ],
        ),
        ("苹果园街道", "把理发店搬到工地", ["“师傅，鬓角再短一点。”志愿者来到工地，免费理发。"]),
    ]


def test_printed_lines_become_paragraphs_by_their_width():
    _kicker, headline, paragraphs = shape(UNINDENTED)[0]

    assert headline == "平谷区总工会慰问养路工"
    assert paragraphs == [
        "昨天，平谷区总工会慰问了山路上的养路工人，送去慰问品和节日祝福。",
        "养路工人李师傅说，心里暖洋洋的，今后会更加努力工作。大家都表示要坚守岗位。道路平安，就是最好的礼物。",
    ]


def test_a_blank_line_after_every_printed_line_changes_nothing():
    assert shape(UNINDENTED.replace("\n", "\n\n")) == shape(UNINDENTED)


def test_windows_line_ends_change_nothing():
    assert shape(INDENTED.replace("\n", "\r\n")) == shape(INDENTED)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_reads_the_same(encoding):
    assert shape(INDENTED.encode(encoding)) == shape(INDENTED)


def test_spaced_out_characters_are_closed_up():
    page = read_page("本 报 讯 （ 记 者 林 晓 ） 今 天 ， 驿 站 开 门 。")

    assert page.stories[0].people == [("林晓", "reporter")]
    assert page.stories[0].paragraphs == ["今天，驿站开门。"]


def test_full_width_digits_and_letters_become_half_width():
    story = read_page("# ２０２６年\n\n本报讯 Ａ座１２层，增长５％。").stories[0]

    assert (story.headline, story.paragraphs) == ("2026年", ["A座12层，增长5%。"])


def test_radicals_from_a_pdf_become_characters():
    assert read_page("# ⼯会驿站开⻔\n\n本报讯 驿站开门。").stories[0].headline.startswith("工会")


def test_what_no_reader_sees_is_dropped():
    story = read_page("\ufeff# 驿\u200b站\x00开门\n\n本报讯 开\u00ad门。").stories[0]

    assert (story.headline, story.paragraphs) == ("驿站开门", ["开门。"])


def test_a_headline_and_paragraphs_need_no_dateline():
    assert shape("老槐树下的调解室\n□孙立\n\n　　街上有一棵老槐树。\n　　树下摆着一张方桌。") == [
        ("", "老槐树下的调解室", ["街上有一棵老槐树。", "树下摆着一张方桌。"])
    ]


def test_a_text_that_breaks_off_above_a_headline_does_not_swallow_it():
    text = (
        UNINDENTED.rstrip()
        + "\n大家还说，只要路上平安，就是再苦再累\n也心甘情愿地守在这一段长长的山\n"
        + INDENTED
    )

    assert [story.headline for story in read_page(text).stories][1] == "石景山区总工会办起“春送岗位”专场"


def test_the_labels_of_a_layout_program_are_understood():
    story = read_page("引题：怀柔\n标题：驿站开门\n作者：林晓\n来源：工会通讯\n正文：山里有了驿站。").stories[
        0
    ]

    assert (story.kicker, story.headline, story.source) == ("怀柔", "驿站开门", "工会通讯")
    assert (story.people, story.paragraphs) == ([("林晓", "reporter")], ["山里有了驿站。"])


@pytest.mark.parametrize(
    ("data", "looks_like"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "Word or ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
    ],
)
def test_a_file_that_is_no_text_is_refused_by_name(data, looks_like):
    with pytest.raises(NotText) as refusal:
        decode(data)

    assert refusal.value.looks_like == looks_like


@pytest.mark.parametrize("text", ["", "\n\n", "　", "\ufeff"])
def test_nothing_gives_nothing(text):
    page = read_page(text)

    assert (page.stories, page.leftovers) == ([], [])


def test_a_photo_story_is_found_below_a_story_with_its_own_byline():
    text = (
        UNINDENTED
        + "巧手缝春光\n近日，女职工把旧衣裳改成了布包和香囊，\n展板上满满都是春光。\n本报记者 何静 摄影报道\n"
    )
    story, photo_story = read_page(text).stories

    assert story.people == [("林晓", "reporter")]
    assert (photo_story.headline, photo_story.is_photo_story) == ("巧手缝春光", True)
    assert photo_story.people == [("何静", "writer_photographer")]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_page_stripped_of_its_marks_gives_the_same_stories(between):
    marked = read_page(text_of(OWN))
    lines = [line.lstrip("# ") for line in text_of(OWN).split("\n") if line.strip()]

    stripped = read_page(between.join(lines))

    assert [story.headline for story in stripped.stories] == [story.headline for story in marked.stories]
    assert [story.people for story in stripped.stories] == [story.people for story in marked.stories]
    assert [story.paragraphs for story in stripped.stories] == [story.paragraphs for story in marked.stories]
