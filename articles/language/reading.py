"""A story laid open for the rules: its fields with what many rules ask of a text."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.functional import Promise

from articles.language import names
from articles.language.knowledge import Knowledge
from articles.language.text import StoryText

MAIN = ("kicker", "headline", "subhead", "body")  # the story without captions and credits


class Hit(NamedTuple):
    """What a rule says; the check makes a Finding of it."""

    field: str
    start: int
    end: int
    replacement: str | None = None
    message: str | Promise = ""  # empty: the explanation of the rule
    severity: str | None = None  # None: the rule's own
    is_blocking: bool | None = None


class Field:
    """One field of the story under its name."""

    def __init__(self, name, text):
        self.name = name
        self.text = text

    def found(self, start, end, replacement=None, **how):
        return Hit(self.name, start, end, replacement, **how)

    @cached_property
    def lines(self):
        """(start, text) of every paragraph."""
        start, result = 0, []
        for line in self.text.split("\n"):
            result.append((start, line))
            start += len(line) + 1
        return result


@dataclass
class Reading:
    story: StoryText
    knowledge: Knowledge

    @cached_property
    def fields(self):
        return [Field(name, text) for name, text in self.story.fields.items() if text]

    @property
    def main(self):
        """Headlines and body."""
        return [field for field in self.fields if field.name in MAIN]

    @property
    def captions(self):
        return [field for field in self.fields if field.name.startswith("caption:")]

    @cached_property
    def people(self):
        """name -> how often it stands in the story."""
        return names.people(self)
