"""What a browser sends to be kept: read, measured, and refused with a sentence where it is no copy."""

import json
import re
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from newsroom.screens import number_in

MOST_BYTES = 1_000_000  # of the form as JSON: some 300,000 characters, a hundred long stories
MOST_FIELDS = 5_000  # as DATA_UPLOAD_MAX_NUMBER_FIELDS
TAB = re.compile(r"[0-9a-zA-Z-]{1,36}")
NEVER_KEPT = {"csrfmiddlewaretoken", "_move", "_save", "_continue", "_restore", "take_revision"}


class NotKept(Exception):
    """What was sent is not kept. `str()` is a sentence for the person who typed it."""


@dataclass
class Sent:
    """One state of the form. `data` is the list of its fields, each as [name, value], in order."""

    data: list
    tab: str
    count: int = 0
    base_revision: int = 0
    replaces: list = field(default_factory=list)

    @property
    def headline(self):
        return next((value for name, value in self.data if name == "headline"), "")[:200]


def read(post):
    """The `Sent` that a POST brings in data, tab, count, base and replaces. Raises `NotKept`."""
    tab = post.get("tab", "")
    if not TAB.fullmatch(tab):
        raise NotKept(_("This is no copy of a story."))
    return Sent(
        fields_in(post.get("data", "")),
        tab,
        number_in(post.get("count")),
        number_in(post.get("base")),
        [other for other in post.getlist("replaces")[:20] if TAB.fullmatch(other)],
    )


def fields_in(text):
    """The fields in this JSON, a list of [name, value]. Raises `NotKept`."""
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise NotKept(
            _("The text is too long to be kept while you write: more than 1 MB. Save it, or divide it.")
        )
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise NotKept(_("This is no copy of a story.")) from None
    if not _is_form(data):
        raise NotKept(_("This is no copy of a story."))
    return [pair for pair in data if pair[0] not in NEVER_KEPT]


def _is_form(data):
    return (
        isinstance(data, list)
        and 0 < len(data) <= MOST_FIELDS
        and all(isinstance(pair, list) and len(pair) == 2 for pair in data)
        and all(_is_text(part) for pair in data for part in pair)
    )


def _is_text(part):
    """Text that any database can hold: no NUL, and no half of a character."""
    if not isinstance(part, str) or "\0" in part:
        return False
    try:
        part.encode()
    except UnicodeEncodeError:
        return False
    return True


def as_form(data):
    """The fields as the story form reads them."""
    form = QueryDict(mutable=True)
    for name, value in data:
        form.appendlist(name, value)
    return form
