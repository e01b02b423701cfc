import datetime

import pytest

from articles.ingest.page_text import read_page
from articles.ingest.page_text.furniture import note, read_furniture
from articles.ingest.page_text.results import Furniture


@pytest.mark.parametrize(
    "line",
    [
        "第02版",
        "02版：工会新闻",
        "A02 · 要闻",
        "版次：A2",
        "02",
        "2026年3月12日 星期四",
        "二〇二六年三月十二日 星期四 农历丙午年正月廿四",
        "2026.3.12",
        "责任编辑：林晓 美编：何静 校对：田雨",
        "责任编辑/林晓 何静　美术编辑/田雨",
        "本版责编 王　伟 责校 田雨 电话：010-12345678",
        "责任编辑 林晓|电话 12345678-123|E-mail：desk@example.com",
        "热线电话 12351",
        "国内统一连续出版物号 CN 11-0000 邮发代号 1-00 总第8888期 今日8版",
        "社址：某市某路1号 邮编：100000 电话：010-1",
        "劳动午报",
        "工会新闻 02版 2026年3月12日 责编 林晓",
    ],
)
def test_furniture_is_recognised(line):
    assert read_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "工会新闻",
        "设计 之美",
        "3月12日",
        "12个驿站建成",
        "热线12351为职工解忧",
        "第三届职工运动会",
        "2026年3月12日，市总工会召开会议",
        "编辑部的故事",
        "东城区总工会慰问职工",
    ],
)
def test_copy_is_no_furniture(line):
    assert not read_furniture(line)


def test_furniture_tells_page_date_and_staff():
    furniture = Furniture()

    note(furniture, read_furniture("二〇二六年十一月二十二日 星期日 A3 工会新闻 责编 王　伟 欧阳娜"))

    assert furniture.date == datetime.date(2026, 11, 22)
    assert (furniture.number, furniture.name) == ("A3", "工会新闻")
    assert furniture.staff == [("责编", "王伟"), ("责编", "欧阳娜")]


def test_a_date_that_does_not_exist_is_no_date():
    furniture = Furniture()

    note(furniture, read_furniture("2026年2月31日"))

    assert furniture.date is None


def test_furniture_between_two_halves_of_a_paragraph_does_not_part_them():
    text = "# 标题\n\n本报讯（记者 林晓）会议要求做好服\n\n责任编辑：何静\n\n务工作。"

    story = read_page(text).stories[0]

    assert story.paragraphs == ["会议要求做好服务工作。"]


def test_the_name_of_the_page_is_no_headline():
    page = read_page("# 工会新闻\n\n# 怀柔建起驿站\n\n本报讯 昨天，驿站开门。")

    assert page.furniture.name == "工会新闻"
    assert [story.headline for story in page.stories] == ["怀柔建起驿站"]
