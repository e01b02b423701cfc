"""Rules that need the whole story, or what the paper knows: the hard cases of both kinds."""

import datetime
from dataclasses import replace

import pytest

from articles.language.check import check
from articles.language.knowledge import Knowledge, Person, Union, Word
from tests.language.world import knowledge, story

RIGHT = [
    # One who holds two posts, a chain of posts, and another person after the comma
    "市总工会党组副书记、副主席，机关党委书记余运高主持会议。会上，机关党委书记余运高作点评。",
    "镇党委书记、镇总工会主席张伟说，要办实事。镇总工会主席张伟表示，要落实。",
    "刘建国说，哥俩好。刘建军说，是啊。刘建国在车间，刘建军在仓库。",
    # Places of every kind, offices called 地区, and what only looks like a place
    "朝阳区孙河地区总工会、崔各庄地区总工会联合开展活动。",
    "西城区金融街街道、西长安街街道总工会开展活动。",
    "大兴区亦庄镇一家企业，经开区荣华街道另一家企业。",
    "昌平区天通苑北街道的职工同场竞技，全区所有街道、乡镇都派了队。",
    "怀柔区长哨营乡的护林员来自附近几个乡。",
    "成都市成华区青龙街道的同行来京交流。",
    "记者来到城关街道和外地的城关镇采访。",
    "原崇文区的老职工回忆，当年的宣武区总工会就在这条街上。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_found_where_all_is_right(text):
    assert not check(story(body=text), knowledge())


def test_the_name_under_the_story_is_the_right_one():
    [found] = check(story(body="记者霍雨童报道。霍雨童说，雪停了。", bylines=["霍雨桐"]), knowledge())[:1]

    assert (found.rule, found.passage, found.replacement) == ("H01", "霍雨童", "霍雨桐")


def test_two_reporters_whose_names_sound_alike_are_two():
    known = Knowledge(people=(Person("王建国"), Person("王健国")))
    text = story(body="王建国说，今天不冷。王健国说，有点冷。", bylines=["王建国", "王健国"])

    assert not check(text, known)


def test_the_more_frequent_of_two_spellings_stands():
    text = story(body="工人王健国走了。王建国说，他来过。班长王建国笑了。", **{"caption:1": "王健国在车间。"})

    found = [f for f in check(text, knowledge()) if f.rule == "H01"]

    assert {f.passage for f in found} in ({"王健国"}, {"王建国"})
    assert len(found) == 2


def test_a_place_of_two_districts_is_right_in_both_and_wrong_in_a_third():
    for district in ("朝阳区", "海淀区"):
        assert not check(story(body=f"{district}八里庄街道的职工在场。"), knowledge())
    [found] = check(story(body="东城区八里庄街道的职工在场。"), knowledge())

    assert found.rule == "A01"
    assert found.replacement is None
    assert "朝阳区、海淀区" in str(found.message) or "海淀区、朝阳区" in str(found.message)


def test_the_former_name_of_a_union_is_mended_to_that_of_today():
    known = Knowledge(unions=(Union("首都机械工会", former=("北京机械工会",)), Union("北京机械工会联合会")))

    [found] = check(story(body="北京机械工会的代表来了。北京机械工会联合会也来了。"), known)

    assert (found.rule, found.replacement) == ("A03", "首都机械工会")


def test_a_wrong_form_inside_the_right_one_is_passed_over():
    known = Knowledge(words=(Word("工会驿站", "mistake", "职工工会驿站"), Word("驿站点", "banned")))

    found = check(story(body="职工工会驿站开了，工会驿站开了，驿站点开了。"), known)

    assert [(f.rule, f.start, f.is_blocking) for f in found] == [("W03", 9, False), ("W01", 16, True)]


def test_a_leader_keeps_the_title_once_it_has_stood():
    text = "北京市总工会主席钟启明来到车间。钟启明说，要办实事。"

    assert not check(story(body=text), knowledge())


def test_a_leaders_name_in_a_caption_is_checked_too():
    text = story(body="北京市总工会主席钟启明来到车间。", **{"caption:1": "钟启名在车间。"})

    assert [f.rule for f in check(text, knowledge()) if f.field == "caption:1"] != []


@pytest.mark.parametrize(
    ("day", "text", "rules"),
    [
        (datetime.date(2026, 1, 3), "12月30日（星期三），比赛结束了。", ["D01"]),  # of 2025: a Tuesday
        (datetime.date(2025, 12, 30), "1月3日（星期六），新驿站将启用。", []),  # of 2026
        (datetime.date(2026, 3, 1), "2月29日，比赛开始。", []),  # a hint: no such day for years around
        (datetime.date(2024, 3, 1), "2月29日，比赛开始。", []),
        (datetime.date(2026, 11, 22), "2024年11月22日，周五，比赛开始。", []),
        (datetime.date(2026, 11, 5), "30日，记者看到驿站已经启用了。", []),  # of October
    ],
)
def test_a_date_belongs_to_the_year_nearest_to_the_issue(day, text, rules):
    found = check(story(body=text, issue_date=day), replace(knowledge(), cache={}))

    assert [f.rule for f in found if f.severity != "hint"] == rules
