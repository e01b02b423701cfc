"""What differs between two states of a word list."""

from dataclasses import dataclass

from articles.checking.models import Word


@dataclass(frozen=True)
class Difference:
    """`kind` is added, removed or changed; `parts` are (label, before, after) of what changed in the row."""

    kind: str
    term: str
    parts: tuple


def differences(old, new, columns):
    """From `old` to `new`, both lists of dicts as `Word.content` gives them. A word is known by its term."""
    before, after = ({word["term"]: word for word in words} for words in (old, new))
    found = []
    for term in dict.fromkeys([*before, *after]):
        was, now = before.get(term, {}), after.get(term, {})
        parts = tuple(
            (_label(name), was.get(name), now.get(name))
            for name in columns
            if name != "term" and (was.get(name) or "") != (now.get(name) or "")
        )
        if not was or not now:
            found.append(Difference("added" if now else "removed", term, parts))
        elif parts:
            found.append(Difference("changed", term, parts))
    return found


def _label(name):
    return Word._meta.get_field(name).verbose_name
