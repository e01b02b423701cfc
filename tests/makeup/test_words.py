"""Headlines are broken between words, names and all."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.issues.makeup import words
from articles.issues.makeup.lines import break_display
from newsroom import districts

USUAL = 260  # points: two columns of a tabloid


def broken(headline, measure, size):
    return [line.text for line in break_display(headline, measure, size, "black")]


@pytest.mark.parametrize(
    ("headline", "lines"),
    [
        ("八里庄街道送清凉进一线", ["八里庄街道", "送清凉进一线"]),
        ("首都职工技能大赛落幕", ["首都职工", "技能大赛落幕"]),
        ("全国人大常委会副委员长王东明在京调研", ["全国人大常委会", "副委员长", "王东明在京调研"]),
        ("六旬环卫工三十年如一日守护街巷", ["六旬环卫工", "三十年如一日", "守护街巷"]),
        ("长哨营满族乡工会联合会成立", ["长哨营满族乡", "工会联合会成立"]),
        ("建外街道总工会家庭日开启“梦幻之旅”", ["建外街道总工会", "家庭日开启", "“梦幻之旅”"]),
    ],
)
def test_no_line_begins_inside_a_word_or_name(headline, lines):
    assert broken(headline, USUAL, 27) == lines


def test_every_place_of_the_city_stays_whole():
    data = Path(districts.__file__).with_name("data") / "beijing.tsv"
    rows = [line.split("\t") for line in data.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]
    names = [row[3] for row in rows]

    assert len(names) > 340
    assert [name for name in names if not is_whole(name)] == []


def is_whole(name):
    inside = words.seams(f"走进{name}总工会为户外劳动者送清凉").words
    return inside.issuperset(range(3, 2 + len(name)))


def test_a_particle_does_not_begin_a_line_nor_a_preposition_end_one():
    torn = words.seams("窦店镇工会为户外劳动者准备了清凉的夏天").torn

    assert {6, 13, 16} <= torn


def test_a_word_too_long_for_its_line_is_broken_for_all_that():
    assert broken("新就业形态劳动者", 60, 20) == ["新就业", "形态", "劳动者"]


@settings(deadline=None)
@given(text=st.text(max_size=60))
def test_whatever_a_headline_is_the_words_are_all_of_it(text):
    assert all(0 < at < len(text) for positions in words.seams(text) for at in positions)


def test_the_lists_hold_each_word_once():
    for name in ("words.txt", "places.txt"):
        listed = Path(words.__file__).with_name(name).read_text(encoding="utf-8").split()
        assert len(listed) == len(set(listed))
