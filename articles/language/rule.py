"""A rule: its number and reasons, its examples, and the function that finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from articles.language.finding import Severity


@dataclass(frozen=True)
class Example:
    wrong: str
    right: str


@dataclass(frozen=True)
class Rule:
    number: str  # P punctuation, N numerals, R repetition, D dates, A places, H people, W words
    title: str | Promise
    explanation: str | Promise
    source: str  # "GB/T 15834—2011 4.8", or empty where it is our own
    severity: Severity
    examples: tuple[Example, ...]
    find: Callable[..., Iterable]
    is_blocking: bool = False
    example_field: str = "body"  # where the examples stand


def rule(
    number,
    title,
    explanation,
    *,
    source="",
    severity="warning",
    examples=(),
    is_blocking=False,
    example_field="body",
):
    """Makes the decorated function a Rule. It gets a Reading and yields what Field.found() makes."""

    def made(find):
        pairs = tuple(Example(wrong, right) for wrong, right in examples)
        return Rule(number, title, explanation, source, severity, pairs, find, is_blocking, example_field)

    return made
