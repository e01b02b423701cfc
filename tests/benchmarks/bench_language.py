"""What the language check finds and misses in our labelled sentences, and how long it takes.

    python -m pytest tests/benchmarks/bench_language.py -s

Prints recall, false alarms and milliseconds; asserts none of them: see tests/language/test_measure.py.
"""

import statistics
import time
from dataclasses import replace

import pytest
from django.utils.translation import override

from articles.language.check import check, rules
from articles.language.knowledge import Person, Union, Word
from articles.language.text import StoryText
from tests.language.measure import measure
from tests.language.world import DAY, clean_stories, knowledge

LENGTH = 2000  # characters
ROUNDS = 15
PEOPLE, UNIONS, WORDS = 500, 400, 2000
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "明华建国志强文丽秀英海涛晓燕玉珍"


def test_hits_and_false_alarms():
    result = measure()
    print(f"\n{result.clean} clean sentences, {result.false_alarms} false alarms in them")
    print(f"{result.dirty} with a mistake, {result.hits} found: recall {result.recall:.1%}; ", end="")
    print(f"{result.side_alarms} alarms beside the mistake")
    print(f"\n{'rule':6}{'wanted':>8}{'hits':>6}{'false':>7}{'beside':>8}")
    with override("zh-hans"):
        for rule in rules():
            row = result.by_rule.get(rule.number, {})
            numbers = (row.get(name, 0) for name in ("wanted", "hits", "false", "beside"))
            print("{:6}{:>8}{:>6}{:>7}{:>8}  {}".format(rule.number, *numbers, rule.title))


def test_time():
    story, world = long_story(), large_world()
    start = time.perf_counter()
    check(story, world)
    first = time.perf_counter() - start
    whole = median(lambda: check(story, world))
    words = len("".join(story.fields.values()))
    print(f"\n{words} characters, {len(world.places)} places, {len(world.unions)} unions, ", end="")
    print(f"{len(world.words)} words, {len(world.people)} people:")
    print(f"{whole:.1f} ms a check; the first one, with all tables made, {first * 1000:.0f} ms")
    slowest = sorted(((median(lambda r=r: only(r, story, world)), r.number) for r in rules()), reverse=True)
    print("slowest rules: " + ", ".join(f"{number} {ms:.1f} ms" for ms, number in slowest[:6]))


def only(rule, story, world):
    from articles.language.reading import Reading

    list(rule.find(Reading(story, world)))


def long_story():
    """Clean sentences in paragraphs, up to LENGTH characters, with a headline and captions."""
    paragraphs, length = [], 0
    for story in clean_stories():
        paragraphs.append(story.fields.get("body", ""))
        length += len(paragraphs[-1])
        if length >= LENGTH:
            break
    fields = {"headline": "望京添了12处“脚边驿站”", "body": "\n".join(paragraphs)[:LENGTH]}
    fields |= {"caption:1": "图为鲁长顺（左）在驿站里喝茶。", "credit:1": "本报记者 郎墨 摄"}
    return StoryText(fields, issue_date=DAY, bylines=("周砚", "霍雨桐"))


def large_world():
    names = [s + a + b for s in SURNAMES for a in GIVEN for b in GIVEN if a != b]
    people = [Person(name, ("区总工会副主席",)) for name in names[:PEOPLE]]
    unions = [Union(f"首都{name}有限公司工会", former=(f"{name}厂工会",)) for name in names[:UNIONS]]
    kinds = ("banned", "care", "mistake")
    words = [Word(a + b + c + d, kinds[n % 3], a + c) for n, (a, b, c, d) in enumerate(_four(WORDS))]
    leaders = [Word(name, "leader", title="北京市总工会副主席", rank=n) for n, name in enumerate(names[-60:])]
    known = knowledge()
    return replace(
        known,
        people=(*known.people, *people),
        unions=(*known.unions, *unions)[: UNIONS + len(known.unions)],
        words=(*known.words, *words, *leaders),
        cache={},
    )


def _four(count):
    characters = "工会职员劳动竞赛帮扶驿站慰问培训服务"
    made = ((a, b, c, d) for a in characters for b in characters for c in characters for d in characters)
    return [next(made) for _number in range(count)]


def median(work):
    """Milliseconds."""
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    pytest.main([__file__, "-s", "-o", "python_files=bench_*.py"])
