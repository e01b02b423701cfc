"""How a story begins and how its last paragraph ends."""

import pytest

from articles.ingest.page_text.leads import read_lead, split_tail, split_turn


@pytest.mark.parametrize(
    ("text", "dateline", "names", "rest", "source"),
    [
        ("本报讯（记者 林晓）昨天，", "本报讯", ["林晓"], "昨天，", ""),
        ("本报讯 (记者林晓 通讯员田雨) 昨天，", "本报讯", ["林晓", "田雨"], "昨天，", ""),
        ("本报讯昨天，", "本报讯", [], "昨天，", ""),
        ("本报讯 记者林晓报道：昨天，", "本报讯", ["林晓"], "昨天，", ""),
        ("本报讯 记者 林晓 通讯员 田雨 3月9日，", "本报讯", ["林晓", "田雨"], "3月9日，", ""),
        ("本报3月9日讯（见习记者 林晓）昨天，", "本报3月9日讯", ["林晓"], "昨天，", ""),
        ("本报北京3月9日电（记者 林晓）昨天，", "本报北京3月9日电", ["林晓"], "昨天，", ""),
        ("（记者 林晓）昨天，", "", ["林晓"], "昨天，", ""),
        ("劳动午报讯（记者 林晓）昨天，", "劳动午报讯", ["林晓"], "昨天，", ""),
        ("工人日报—中工网讯（记者 林晓）昨天，", "工人日报—中工网讯", ["林晓"], "昨天，", ""),
        (
            "新华社北京3月9日电（记者 吴昊、郑凡）昨天，",
            "新华社北京3月9日电",
            ["吴昊", "郑凡"],
            "昨天，",
            "新华社",
        ),
        ("据新华社北京3月9日电 昨天，", "据新华社北京3月9日电", [], "昨天，", "新华社"),
        ("据新华社电 昨天，", "据新华社电", [], "昨天，", "新华社"),
        ("人民网北京3月9日电（记者 林晓）昨天，", "人民网北京3月9日电", ["林晓"], "昨天，", "人民网"),
    ],
)
def test_a_lead_is_taken_from_the_paragraph(text, dateline, names, rest, source):
    lead = read_lead(text)

    assert lead.dateline == dateline
    assert [person.name for person in lead.credit.people] if lead.credit else names == []
    assert (lead.rest, lead.source) == (rest, source)


@pytest.mark.parametrize(
    "text", ["记者从区总工会获悉，", "据悉，", "据新华社报道，", "本报电话是12351", "近日，"]
)
def test_prose_has_no_lead(text):
    assert read_lead(text) is None


@pytest.mark.parametrize(
    ("text", "rest", "turn"),
    [
        ("服务职工。（下转第2版）", "服务职工。", "（下转第2版）"),
        ("服务职工▶▶下转A3版", "服务职工", "▶▶下转A3版"),
        ("（上接第一版）会议指出，", "会议指出，", "（上接第一版）"),
        ("上接第1版", "", "上接第1版"),
        ("读者可以转到第2版去看", "读者可以转到第2版去看", ""),
    ],
)
def test_a_turn_is_taken_from_either_end(text, rest, turn):
    assert split_turn(text) == (rest, turn)


@pytest.mark.parametrize(
    ("text", "rest", "names", "source"),
    [
        ("服务职工。（王伟 李明）", "服务职工。", ["王伟", "李明"], ""),
        ("服务职工。 何静 摄", "服务职工。", ["何静"], ""),
        ("图为现场。本报记者 林晓 摄影报道", "图为现场。", ["林晓"], ""),
        ("服务职工。（据新华社）", "服务职工。", [], "新华社"),
        ("服务职工。（来源：《工会通讯》）", "服务职工。", [], "工会通讯"),
        ("服务职工。（完）", "服务职工。（完）", [], ""),
        ("服务职工（见图）", "服务职工（见图）", [], ""),
        ("他说：“好。”王伟", "他说：“好。”王伟", [], ""),
    ],
)
def test_a_signature_is_taken_from_the_tail(text, rest, names, source):
    left, _printed, credit, origin = split_tail(text)

    assert (left, origin) == (rest, source)
    assert [person.name for person in credit.people] if credit else names == []
