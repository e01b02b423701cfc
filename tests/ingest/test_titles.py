"""Which line is column, kicker, headline and subhead."""

import pytest

from articles.ingest.page_text import read_page

TEXT = "\n\n本报讯（记者 林晓）昨天，驿站开门。\n\n"
SECOND = "{mark} 第二个驿站也已开门迎客\n\n本报讯（记者 孙立）今天，驿站开门。\n"


def titles(text):
    story = read_page(text).stories[0]
    return story.column, story.kicker, story.headline, story.subhead


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 驿站开门", ("", "", "驿站开门", "")),
        ("## 怀柔区总工会\n\n# 驿站开门", ("", "怀柔区总工会", "驿站开门", "")),
        ("# 怀柔山里建起驿站\n\n## 三个月迎来两千人", ("", "", "怀柔山里建起驿站", "三个月迎来两千人")),
        ("# 怀柔山里建起驿站\n——三个月迎来两千人", ("", "", "怀柔山里建起驿站", "——三个月迎来两千人")),
        ("## 夜里十点\n# 山里的灯\n## 记护林员老于", ("", "夜里十点", "山里的灯", "记护林员老于")),
        (
            "# 学习新思想 建功新时代\n## 怀柔开会\n# 驿站开门",
            ("学习新思想 建功新时代", "怀柔开会", "驿站开门", ""),
        ),
        ("## 新春走基层\n\n### 驿站开门迎客", ("新春走基层", "", "驿站开门迎客", "")),
        ("【京华工匠】\n# 驿站开门", ("京华工匠", "", "驿站开门", "")),
        ("# “我为职工\n# 办实事”", ("", "", "“我为职工 办实事”", "")),
        ("**驿站开门**", ("", "", "驿站开门", "")),
        ("栏目：工会人\n引题：怀柔\n标题：驿站开门\n副题：三个月", ("工会人", "怀柔", "驿站开门", "三个月")),
        ("驿站开门", ("", "", "驿站开门", "")),
        ("怀柔区总工会\n把驿站建到山里", ("", "怀柔区总工会", "把驿站建到山里", "")),
        ("驿站进山\n三个月里迎来两千名劳动者", ("", "", "驿站进山", "三个月里迎来两千名劳动者")),
        (
            "苹果园街道\n把理发店搬到工地\n——记“每月一剪”",
            ("", "苹果园街道", "把理发店搬到工地", "——记“每月一剪”"),
        ),
    ],
)
def test_titles_have_their_roles(text, expected):
    assert titles(text + TEXT) == expected


def test_the_first_title_is_a_column_when_stories_of_the_same_size_follow():
    page = read_page("## 温暖送到家门口的好消息\n### 驿站开门" + TEXT + SECOND.format(mark="###"))

    assert [(story.column, story.headline) for story in page.stories] == [
        ("温暖送到家门口的好消息", "驿站开门"),
        ("温暖送到家门口的好消息", "第二个驿站也已开门迎客"),
    ]


def test_the_first_title_is_the_headline_when_other_headlines_are_as_big():
    page = read_page("# 驿站开门\n## 三个月迎来两千人" + TEXT + SECOND.format(mark="#"))

    assert (page.stories[0].headline, page.stories[0].subhead) == ("驿站开门", "三个月迎来两千人")
    assert page.stories[1].column == ""


def test_a_column_ends_where_a_title_as_big_begins():
    page = read_page("## 新春走基层\n### 驿站开门" + TEXT + SECOND.format(mark="##"))

    assert [story.column for story in page.stories] == ["新春走基层", ""]


def test_a_column_that_the_paper_has_is_known():
    text = "# 老街坊议事厅\n# 驿站开门" + TEXT

    assert read_page(text, columns=["老街坊议事厅"]).stories[0].column == "老街坊议事厅"


def test_smaller_titles_inside_a_story_are_intertitles():
    page = read_page(
        "# 驿站开门\n□本报记者 林晓\n\n山里冷。\n\n## 一盏灯\n\n灯亮着。\n\n## 一锅粥\n\n粥热着。"
    )

    assert [(block.part, block.text) for block in page.stories[0].blocks] == [
        ("body", "山里冷。"),
        ("intertitle", "一盏灯"),
        ("body", "灯亮着。"),
        ("intertitle", "一锅粥"),
        ("body", "粥热着。"),
    ]


def test_where_all_titles_are_of_one_size_a_short_unsigned_one_is_an_intertitle():
    page = read_page(
        "# 驿站开门\n□本报记者 林晓\n\n山里冷。\n\n# 一盏灯\n\n灯亮着。\n\n# 山外的人也来\n\n本报讯 来了。"
    )

    assert [story.headline for story in page.stories] == ["驿站开门", "山外的人也来"]


def test_a_title_without_text_is_left_over():
    page = read_page("# 驿站开门" + TEXT + "# 没有下文")

    assert [(leftover.text, leftover.reason, leftover.story) for leftover in page.leftovers] == [
        ("没有下文", "title_without_text", 0)
    ]
