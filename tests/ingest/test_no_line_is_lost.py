"""Whatever text comes: it is read without an error, and each of its characters is found again exactly once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.ingest.page_text import read_page
from tests.ingest.pages import OWN, text_of

SCRAPS = [
    "# ",
    "## ",
    "### ",
    "**",
    "*",
    "本报讯",
    "（记者 王伟 通讯员 李明）",
    "（",
    "）",
    "记者",
    "通讯员",
    "摄影报道",
    "王伟",
    "李明 摄",
    "■",
    "●",
    "□本报记者 赵芳",
    "——",
    "。",
    "，",
    "“",
    "”",
    "：",
    "；",
    "\n",
    "\n\n",
    "\u3000\u3000",
    "第02版",
    "2026年3月12日",
    "责任编辑：王伟",
    "（下转第2版）",
    "（上接第1版）",
    "图为活动现场",
    "▲",
    "新华社北京3月12日电",
    "据新华社",
    "东城区总工会开展慰问活动",
    "工会会员",
    "用",
    "用，",
    "1",
    "%",
    " ",
    "【简讯】",
    "![](a.png)",
    "---",
    "标题：",
    "来源：",
    "正文：",
    "文/摄",
    "·",
    "\ufeff",
    "\r\n",
    "１２",
    "⼯",
    "Family Day",
    "- ",
    "> ",
    "_",
    "王\u3000伟",
    "图片新闻",
]
pages = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=5), max_size=60).map("".join)


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(pages | st.text())
def test_every_character_appears_once_in_a_story_the_furniture_or_the_leftovers(text):
    page = read_page(text)

    assert not page.missing()
    assert not page.invented()
    assert all(fate.parts for fate in page.account)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.binary())
def test_any_bytes_are_read_or_refused(data):
    read_page(b"\n" + data)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_a_real_page_with_lines_shuffled_dropped_or_doubled_loses_nothing(data):
    lines = text_of(OWN).split("\n")
    chosen = data.draw(st.lists(st.sampled_from(lines), max_size=60))

    page = read_page("\n".join(chosen))

    assert not page.missing()
    assert not page.invented()


def test_a_long_page_is_read_in_reasonable_time():
    page = read_page(text_of(OWN) * 60)

    assert len(page.stories) == 60 * 6
