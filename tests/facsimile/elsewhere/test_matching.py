"""Stories are found by their text on pages of other programs, and no other story is."""

import random

import pypdfium2
import pytest

from articles.facsimile.elsewhere.claims import Story
from articles.facsimile.elsewhere.matching import match
from articles.facsimile.elsewhere.normal import normal
from articles.facsimile.elsewhere.reading import read
from articles.facsimile.elsewhere.results import Line, ReadPage
from tests.facsimile.elsewhere.pages import CHANGES, make_page
from tests.facsimile.elsewhere.truth import GOOD, common_area, overlaps


def reading_of(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return read(document[0])


def test_stories_are_found_where_they_stand_whatever_was_done_to_the_page():
    results, wrong = [], []
    for seed in range(4):
        changes = [change for at, change in enumerate(CHANGES) if (at + seed) % 3 == 0]
        made = make_page(random.Random(seed), changes)

        found, others = overlaps(made, reading_of(made.pdf), random.Random(seed))

        results += found.values()
        wrong += others
    assert not wrong
    assert sum(overlap >= GOOD for overlap in results) >= 0.95 * len(results)


def test_the_same_words_in_other_forms_are_the_same_text():
    assert normal("⼯会 ＡＰＰ，“１２３５１”！") == normal("工会app12351")


@pytest.fixture(scope="module")
def page():
    """Two columns of a story, its headline above, and a text of somebody else's below."""
    text = "全市职工驿站本周全部开放骑手司机可以充电饮水热饭还能在这里读书看报每天有人值守打扫夜里也不关门"
    other = "本报今日起征集老照片凡反映上世纪工厂生活的作品均可投稿来稿请注明作者姓名单位与联系方式优秀者刊登"
    lines = [Line(40, 40, 240, 64, 24, "驿站全部开放")]
    for column in range(2):
        for row in range(2):
            at = (column * 2 + row) * 12
            left = 40 + column * 130
            lines.append(Line(left, 80 + row * 13, left + 108, 89 + row * 13, 9, text[at : at + 12]))
    for row in range(4):
        lines.append(Line(40, 300 + row * 13, 148, 309 + row * 13, 9, other[row * 12 : row * 12 + 12]))
    return text, ReadPage(500, 700, tuple(lines))


def test_an_area_holds_headline_columns_and_the_gutter_between(page):
    text, reading = page

    matched = match(reading, [[Story(1, head=("驿站全部开放",), body=(text,))]])

    [found] = matched.found
    both, either = common_area(found.boxes, [(40, 40, 278, 102)])
    assert both / either > 0.97
    assert len(found.boxes) <= 2
    assert found.sureness == 1.0
    assert len(matched.unclaimed) == 4


def test_a_story_with_the_same_headline_and_other_text_is_not_claimed(page):
    _text, reading = page
    other = Story(
        2, head=("驿站全部开放",), body=("这是另一篇同题稿件写的是去年冬天的事情和版面上的文字没有关系" * 4,)
    )

    assert match(reading, [[other]]).found == []


def test_a_story_of_which_only_the_opening_is_on_the_page_is_not_claimed(page):
    text, reading = page
    other = Story(3, head=("骑手有了新家",), body=(text[:24] + "后面写的全是别的内容与此版无关" * 12,))

    assert match(reading, [[], [], [other]]).found == []
    whole = Story(1, head=("驿站全部开放",), body=(text,))
    assert [each.story for each in match(reading, [[other, whole]]).found] == [1]


def test_of_two_stories_of_the_same_words_the_placed_one_is_found(page):
    text, reading = page
    placed = Story(9, head=("驿站终于全部开放",), body=(text,))
    twin = Story(1, head=("驿站全部开放",), body=(text,))

    assert [each.story for each in match(reading, [[placed], [], [twin]]).found] == [9]
