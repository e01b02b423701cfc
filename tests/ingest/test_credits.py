"""The many ways in which Chinese papers print who made a story."""

import pytest

from articles.ingest.page_text.credits import read_credit
from articles.ingest.page_text.names import split_names

R, C, P, WP, E = "reporter", "correspondent", "photographer", "writer_photographer", "editor"


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("记者 林晓", [("林晓", R)]),
        ("（记者 林晓 通讯员 田雨 孙立）", [("林晓", R), ("田雨", C), ("孙立", C)]),
        ("(记者林晓、孙立)", [("林晓", R), ("孙立", R)]),
        ("（通讯员 田雨）", [("田雨", C)]),
        ("记者 甲 通讯员 乙 丙", [("甲", R), ("乙", C), ("丙", C)]),
        ("本报记者 林晓 摄影报道", [("林晓", WP)]),
        ("本报记者林晓摄影报道", [("林晓", WP)]),
        ("记者 林晓/文 何静/摄", [("林晓", R), ("何静", P)]),
        ("记者林晓/文 何静/摄", [("林晓", R), ("何静", P)]),
        ("文/林晓 图/何静", [("林晓", R), ("何静", P)]),
        ("文/本报记者 林晓 图/通讯员 何静", [("林晓", R), ("何静", P)]),
        ("通讯员 田雨/文 何静/摄", [("田雨", C), ("何静", P)]),
        ("林晓 文/摄", [("林晓", WP)]),
        ("林晓 文／图", [("林晓", WP)]),
        ("文/图 林晓", [("林晓", WP)]),
        ("图文 林晓", [("林晓", WP)]),
        ("刘晓晓文/摄", [("刘晓晓", WP)]),
        ("张博文/摄", [("张博文", P)]),
        ("何静 摄", [("何静", P)]),
        ("何静摄", [("何静", P)]),
        ("何静/摄", [("何静", P)]),
        ("摄影/何静", [("何静", P)]),
        ("摄影：何静 撰文：林晓", [("何静", P), ("林晓", R)]),
        ("何静 供图", [("何静", P)]),
        ("本报记者 林晓 通讯员 田雨 摄", [("林晓", P), ("田雨", P)]),
        ("本报记者 林晓 通讯员 田雨 摄影报道", [("林晓", WP), ("田雨", WP)]),
        ("记者 林晓 文 通讯员 田雨 摄", [("林晓", R), ("田雨", P)]),
        ("见习记者 赵一 实习生 钱二三", [("赵一", R), ("钱二三", R)]),
        ("全媒体记者 林晓", [("林晓", R)]),
        ("特约通讯员 田雨", [("田雨", C)]),
        ("记者 林晓 整理", [("林晓", E)]),
        ("编辑 林晓", [("林晓", E)]),
        ("林晓 报道", [("林晓", R)]),
        ("作者：林晓", [("林晓", R)]),
    ],
)
def test_a_credit_gives_people_with_roles(printed, people):
    assert read_credit(printed).people == people


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("王　伟　李　明", ["王伟", "李明"]),
        ("王 伟 李明明 赵 强", ["王伟", "李明明", "赵强"]),
        ("欧阳 娜", ["欧阳娜"]),
        ("欧阳娜娜", ["欧阳娜娜"]),
        ("买买提·阿布都拉", ["买买提·阿布都拉"]),
        ("买买提 • 阿布都拉 古丽", ["买买提·阿布都拉", "古丽"]),
        ("白莹边磊", ["白莹", "边磊"]),
        ("白莹刘欣欣", ["白莹", "刘欣欣"]),
        ("John Smith", ["John Smith"]),
        ("王李思涵", ["王李思涵"]),
    ],
)
def test_names_are_told_apart(printed, names):
    assert split_names(printed) == (names, [])


def test_an_office_in_a_credit_is_no_person():
    credit = read_credit("通讯员 大兴区总工会 田雨")

    assert credit.people == [("田雨", C)]
    assert credit.unread == ["大兴区总工会"]


def test_an_agency_in_a_credit_is_the_source():
    assert read_credit("新华社记者 林晓 摄").paper == "新华社"


@pytest.mark.parametrize(
    "text",
    ["东城区总工会", "记者：您为什么喜欢这份工作？", "（作者单位：市总工会）", "", "（）", "记者", "摄"],
)
def test_what_names_nobody_is_no_credit(text):
    assert read_credit(text) is None
