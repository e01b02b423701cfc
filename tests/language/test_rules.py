"""Every rule: its own examples, its reasons, and its good manners."""

import re
from collections import Counter

import pytest
from django.utils.translation import override
from pypinyin.phrases_dict import phrases_dict

from articles.language.check import check, rule_numbered, rules
from articles.language.knowledge import Knowledge
from articles.language.text import StoryText
from tests.language.world import DAY, knowledge

EXAMPLES = [(rule, example) for rule in rules() for example in rule.examples]
BODY = "班长邝德胜说，雪停路净。"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "number", None))
def test_a_rule_finds_what_is_wrong_and_not_what_is_right(rule, example):
    assert found(rule, example.wrong), example.wrong
    assert not found(rule, example.right), example.right


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "number", None))
def test_a_mend_leads_to_what_is_right(rule, example):
    text = example.wrong
    for finding in reversed(found(rule, text)):
        if finding.replacement is None:
            return
        text = text[: finding.start] + finding.replacement + text[finding.end :]

    assert not found(rule, text), text


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.number)
def test_a_rule_says_what_it_is(rule):
    assert re.fullmatch(r"[PNRDAHW]\d\d", rule.number)
    assert rule.examples
    assert str(rule.explanation)
    with override("zh-hans"):
        assert re.search("[\u4e00-\u9fff]", str(rule.title)), rule.title


def test_rule_numbers_are_used_once():
    assert not [number for number, times in Counter(rule.number for rule in rules()).items() if times > 1]
    assert len(rules()) >= 60
    assert rule_numbered("P01").number == "P01"
    assert rule_numbered("X99") is None


def test_only_banned_words_and_leaders_names_block_by_themselves():
    assert [rule.number for rule in rules() if rule.is_blocking] == ["W01", "W11"]


def test_words_of_the_dictionary_are_not_taken_for_slips():
    words = "\n".join(word for word in phrases_dict if "，" not in word)

    slips = [f for f in check(StoryText({"headline": words}), Knowledge()) if f.rule in ("R01", "R02", "W09")]

    assert {finding.passage for finding in slips} <= {"了了", "将将", "呜噜呜噜", "当做", "施施"}


def found(rule, text):
    fields = {"body": BODY} if rule.example_field != "body" else {}
    story = StoryText(fields | {rule.example_field: text}, issue_date=DAY)
    return [finding for finding in check(story, knowledge()) if finding.rule == rule.number]
