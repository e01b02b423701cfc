"""The door of the check: order, places, keys, and what must never happen to an editor."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.language import check as door
from articles.language.check import check, rules
from articles.language.knowledge import Knowledge
from articles.language.text import StoryText
from tests.language.world import DAY, dirty_stories, knowledge, story

# Marks, numbers, and the characters that rules look for, in any order.
PIECES = [
    *"“”‘’（）()【】《》〈〉，。、；：？！…—-～·.,:;?!\"' \u3000\n%",
    *"的了工会区职市年月日号点第约近多余几二两十百千万零〇一三副和等王建国健",
    *(
        "2026年",
        "11月31日",
        "10-15%",
        "3、4天",
        "百分之5",
        "下午15点",
        "１２",
        "1，200",
        "二〇二六年",
        "昨日（",
    ),
    *(
        "……等",
        "进行进行",
        "海淀区望京街道",
        "旺京街道",
        "朝阳区",
        "主席钟启明",
        "副主席",
        "钟启名",
        "47岁的解玉环",
    ),
    *(
        "再接再励",
        "截止目前",
        "其它职工",
        "记者王建国",
        "王建国说，",
        "11月22日（星期一）",
        "A",
        "km",
        "打工仔",
        "五·一",
    ),
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@settings(max_examples=200, deadline=None)
@given(headline=TEXTS, body=TEXTS, caption=TEXTS)
@example(headline="", body="", caption="")
def test_any_text_is_read_and_every_passage_stands_where_it_is_said(headline, body, caption):
    text = StoryText({"headline": headline, "body": body, "caption:1": caption}, issue_date=DAY)

    findings = strictly(text)

    for finding in findings:
        assert text.fields[finding.field][finding.start : finding.end] == finding.passage
        assert finding.passage, finding
        assert text.fields[finding.field][: finding.start].endswith(finding.before)
        assert text.fields[finding.field][finding.end :].startswith(finding.after)
        assert str(finding.message)
        assert finding.replacement != finding.passage, finding


@settings(max_examples=200, deadline=None)
@given(body=TEXTS)
def test_what_was_mended_is_not_found_again(body):
    for finding in check(story(body=body), knowledge()):
        if finding.replacement is not None:
            mended = body[: finding.start] + finding.replacement + body[finding.end :]
            again = times(finding, check(story(body=mended), knowledge()))

            assert again < times(finding, check(story(body=body), knowledge())), (finding, mended)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "“",
            "”",
            "“’",
            "(",
            "（(",
            "《",
            "\"'",
            "1，",
            "1,",
            "1",
            "0",
            "、等",
            "……",
            "。",
            " ",
            "的",
            "了了",
        ),
        *(
            "王建国",
            "一、二",
            "2026年1月",
            "朝阳区",
            "镇",
            "记者 王",
            "12:",
            "主席",
            "副主席钟启",
            "“。”",
            "约3",
        ),
        *("摄氏", "防止", "第一", "\n", "。\n", "-", "—", ".", "百分之", "（记者王建国）", "46岁的王建国"),
    ],
)
def test_long_and_hostile_texts_are_read_to_the_end(piece):
    read_by_every_rule(
        story(headline=piece * 50, body=piece * (20_000 // len(piece)), **{"caption:1": piece * 300})
    )


def test_findings_come_in_reading_order():
    text = story(headline="工会,职工", body="工会,职工的的事。", **{"caption:1": "图,"})

    found = check(text, Knowledge())

    assert [(f.field, f.start, f.rule) for f in found] == [
        ("headline", 2, "P01"),
        ("body", 2, "P01"),
        ("body", 5, "R01"),
        ("caption:1", 1, "P01"),
    ]


def test_a_rule_that_throws_is_skipped_and_logged(monkeypatch, caplog):
    def throw(reading):
        yield from ()
        raise ZeroDivisionError

    broken = replace(rules()[0], number="P00", find=throw)
    monkeypatch.setattr(door, "rules", lambda: (broken, *rules_before))

    found = check(story(body="职工的的困难。"), Knowledge())

    assert [f.rule for f in found] == ["R01"]
    assert "P00" in caplog.text


rules_before = rules()


def test_a_finding_keeps_its_key_when_the_text_around_it_moves():
    before = one("R01", body="连日来，工会把职工的的困难放在心上。")
    after = one("R01", body="昨日大雪。\n连日来,工会把，职工的的困难放在心上。又是一天。")
    elsewhere = one("R01", body="他在的的地方。")

    assert before.key == after.key != elsewhere.key


def test_without_a_date_nothing_is_said_about_today():
    text = StoryText({"body": "昨日（11月20日），比赛开始了。11月30日，比赛结束了。"})

    assert not [f for f in check(text, Knowledge()) if f.rule in ("D02", "D03")]


def test_the_tables_of_a_knowledge_are_made_once():
    known = replace(knowledge(), cache={})
    check(story(body="望京街道"), known)
    made = dict(known.cache)

    check(story(body="望京街道"), known)

    assert made
    assert all(known.cache[key] is value for key, value in made.items())


def strictly(text):
    """As check(), but a rule that throws is a failure."""
    read_by_every_rule(text)
    return check(text, knowledge())


def read_by_every_rule(text):
    reading = door.Reading(text, knowledge())
    for rule in rules():
        list(rule.find(reading))


def times(finding, findings):
    return sum(other.rule == finding.rule and other.key == finding.key for other in findings)


def one(number, **fields):
    [found] = [f for f in check(story(**fields), Knowledge()) if f.rule == number]
    return found


def test_every_labelled_passage_stands_in_its_sentence():
    assert all(any(passage in text for text in s.fields.values()) for s, _number, passage in dirty_stories())
