"""How well the check does on the labelled sentences."""

from collections import Counter, defaultdict
from typing import NamedTuple

from articles.language.check import check
from tests.language.world import clean_stories, dirty_stories, knowledge


class Measure(NamedTuple):
    dirty: int
    hits: int
    clean: int
    false_alarms: int  # on clean sentences
    side_alarms: int  # beside the mistake in dirty ones
    by_rule: dict  # number -> Counter(wanted, hits, false, beside)
    misses: list
    alarms: list

    @property
    def recall(self):
        return self.hits / self.dirty


def measure():
    by_rule, misses, alarms = defaultdict(Counter), [], []
    for text, number, passage in dirty_stories():
        by_rule[number]["wanted"] += 1
        found = check(text, knowledge())
        hits = [f for f in found if f.rule == number and (passage in f.passage or f.passage in passage)]
        by_rule[number]["hits"] += bool(hits)
        if not hits:
            misses.append((number, passage, text.fields))
        for finding in found:
            if finding not in hits and finding.rule != number:
                by_rule[finding.rule]["beside"] += 1
                alarms.append(("beside", number, finding))
    clean = 0
    for text in clean_stories():
        clean += 1
        for finding in check(text, knowledge()):
            by_rule[finding.rule]["false"] += 1
            alarms.append(("clean", "", finding))
    total = sum(by_rule.values(), Counter())
    return Measure(
        total["wanted"], total["hits"], clean, total["false"], total["beside"], dict(by_rule), misses, alarms
    )
