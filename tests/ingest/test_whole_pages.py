"""Two whole pages: what every story on them is, down to the mended paragraphs."""

import datetime

import pytest

from articles.ingest.page_text import Part, read_page
from tests.ingest.pages import OWN, REAL, text_of

BANNER = "深入学习贯彻党的二十大精神 奋力开拓首都工会工作新局面"
WINTER = "寒冬送暖 工会行动"
SPRING = "春日里 娘家人"

# column, kicker, headline, subhead, people, number of paragraphs
REAL_STORIES = [
    (
        BANNER,
        "2024年度北京市总工会机关系统基层党组织书记抓党建工作述职评议会召开",
        "以高质量党建引领首都工会工作高质量发展",
        "",
        [("白莹", "reporter")],
        5,
    ),
    (WINTER, "", "东城区总工会服务保障职工温暖过节", "", [("边磊", "reporter")], 3),
    (WINTER, "", "窦店镇总工会打造户外劳动者“加油站”", "", [("晁小争", "correspondent")], 3),
    (WINTER, "", "建外街道总工会家庭日开启“梦幻之旅”", "", [("刘欣欣", "reporter")], 4),
    (WINTER, "", "暖“新”更暖心", "", [("刘欣欣", "writer_photographer")], 1),
    (WINTER, "", "天桥街道总工会为一线职工“送温暖”", "", [("陈曦", "reporter")], 3),
]
OWN_STORIES = [
    (
        "凝心聚力建新功 携手同行开新局",
        "全市工会驿站建设推进会在怀柔召开",
        "让每一位户外劳动者歇脚有处",
        "",
        [("林晓", "reporter")],
        2,
    ),
    (
        SPRING,
        "",
        "石景山区总工会把招聘会开到公园里",
        "",
        [("田雨", "correspondent"), ("王伟", "correspondent")],
        2,
    ),
    (
        SPRING,
        "",
        "采育镇葡萄园里办起夜校",
        "——讲的是法 解的是忧",
        [("钱方", "reporter"), ("孙立", "reporter"), ("买买提·艾山", "correspondent")],
        2,
    ),
    (SPRING, "", "甘家口街道总工会给骑手送头盔", "", [("林晓", "reporter")], 1),
    (SPRING, "", "巧手“缝”春光", "", [("何静", "writer_photographer")], 1),
    (SPRING, "", "梨园镇总工会开放十二座书屋", "", [("周敏", "reporter"), ("何静", "photographer")], 2),
]

both = pytest.mark.parametrize(
    ("path", "stories"), [(REAL, REAL_STORIES), (OWN, OWN_STORIES)], ids=["real", "own"]
)


@pytest.fixture
def reading(path):
    if not path.exists():
        pytest.skip("the real page is not here")
    return read_page(text_of(path))


@both
def test_every_story_has_its_titles_people_and_paragraphs(reading, stories):
    found = [
        (s.column, s.kicker, s.headline, s.subhead, s.people, len(s.paragraphs)) for s in reading.stories
    ]

    assert found == stories


@both
def test_no_character_is_lost_or_invented(reading, stories):
    assert not reading.missing()
    assert not reading.invented()
    assert reading.leftovers == []


@both
def test_every_line_is_accounted_for(reading, stories):
    assert [fate.line for fate in reading.account] == list(range(1, len(reading.account) + 1))
    assert all(fate.parts for fate in reading.account)


@both
def test_every_paragraph_is_whole(reading, stories):
    for story in reading.stories:
        for paragraph in story.paragraphs:
            assert paragraph.endswith(("。", "”"))


@both
def test_the_photo_story_is_a_caption_with_its_photographer(reading, stories):
    photo_stories = [story for story in reading.stories if story.is_photo_story]

    assert len(photo_stories) == 1
    assert photo_stories[0].caption.startswith("近日，")
    assert photo_stories[0].photographers == [stories[4][4][0][0]]


def test_the_torn_paragraphs_of_the_real_page_are_mended():
    if not REAL.exists():
        pytest.skip("the real page is not here")
    first, second, third, fourth, _photo, last = read_page(text_of(REAL)).stories

    assert "张良出席会议" in first.paragraphs[0]
    assert "从严治党对分管领域" in first.paragraphs[1]
    assert "先锋模范作用，推动党建" in first.paragraphs[2]
    assert "党建和业务融合发展" in first.paragraphs[3]
    assert "“冬送温暖”工作需求" in second.paragraphs[1]
    assert "各级工会组织积极走访" in second.paragraphs[2]
    assert "送快递最担心的就是" in third.paragraphs[1]
    assert "独特的交流平台。现场" in fourth.paragraphs[1]
    assert "选择了坚果礼盒" in last.paragraphs[1]
    assert "“娘家人”的浓浓关爱" in last.paragraphs[1]


def test_a_real_double_character_at_a_tear_stays():
    first = read_page(text_of(OWN)).stories[0]

    assert "服务职工的作用，开门" in first.paragraphs[1]
    assert "三处由工会会员自己管理" in first.paragraphs[1]


def test_the_page_says_which_it_is():
    furniture = read_page(text_of(OWN)).furniture

    assert (furniture.paper, furniture.number, furniture.name) == ("劳动者周报", "02", "工会新闻")
    assert furniture.date == datetime.date(2026, 3, 12)
    assert ("责任校对", "田原") in furniture.staff


def test_the_account_names_what_became_of_a_line():
    account = read_page(text_of(OWN)).account

    assert account[11].parts == [Part.DATELINE, Part.BYLINE, Part.BODY]
    assert (account[17].joined_to, account[17].dropped) == (16, "用")
