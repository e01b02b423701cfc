"""The door of the language check: every rule reads the story, what they find comes back in order."""

import importlib
import logging
import pkgutil
from functools import cache

from articles.language import rules as folder
from articles.language.finding import CONTEXT, Finding
from articles.language.reading import Reading
from articles.language.rule import Rule

log = logging.getLogger(__name__)


def check(story, knowledge):
    """All findings in `story` (a StoryText), in the order of its fields and of their text.

    A rule that throws is logged and skipped: it must never stand between an editor and the text.
    """
    reading = Reading(story, knowledge)
    findings = []
    for rule in rules():
        try:
            findings += [_finding(rule, hit, story) for hit in rule.find(reading)]
        except Exception:
            log.exception("Rule %s failed and was skipped.", rule.number)
    order = {name: place for place, name in enumerate(story.fields)}
    return sorted(findings, key=lambda f: (order[f.field], f.start, f.end, f.rule))


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by number. Each is the only Rule in its file under rules/."""
    found = []
    for file in pkgutil.iter_modules(folder.__path__):
        module = importlib.import_module(f"{folder.__name__}.{file.name}")
        found += [thing for thing in vars(module).values() if isinstance(thing, Rule)]
    return tuple(sorted(found, key=lambda rule: rule.number))


def rule_numbered(number) -> Rule | None:
    return next((rule for rule in rules() if rule.number == number), None)


def _finding(rule, hit, story):
    text = story.fields[hit.field]
    return Finding(
        rule=rule.number,
        field=hit.field,
        start=hit.start,
        end=hit.end,
        passage=text[hit.start : hit.end],
        before=text[max(0, hit.start - CONTEXT) : hit.start],
        after=text[hit.end : hit.end + CONTEXT],
        message=hit.message or rule.explanation,
        replacement=hit.replacement,
        severity=hit.severity or rule.severity,
        is_blocking=rule.is_blocking if hit.is_blocking is None else hit.is_blocking,
    )
