"""Which texts of ours still lack their Chinese.

    python -m tests.messages [PATH ...]

prints, as JSON, each message below the given paths (default: everything) that has no
translation yet: {"English": ""}. Messages with a context are written "context\\u0004English",
messages with a plural {"English": {"plural": "…", "zh": ""}}. `--where` tells the places.

Pure Python, because xgettext is not on every machine.
"""

import argparse
import ast
import json
import re
from dataclasses import dataclass
from pathlib import Path

import django
import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
CODE = ["newsroom", "articles"]
TEMPLATES = ["templates", "newsroom", "articles"]
# What each function takes, in order.
SHAPES = {
    "_": ["id"],
    "gettext": ["id"],
    "gettext_lazy": ["id"],
    "gettext_noop": ["id"],
    "ngettext": ["id", "plural"],
    "ngettext_lazy": ["id", "plural"],
    "pgettext": ["context", "id"],
    "pgettext_lazy": ["context", "id"],
    "npgettext": ["context", "id", "plural"],
    "npgettext_lazy": ["context", "id", "plural"],
}
LITERAL = r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
CALL = re.compile(rf"(?<!\w)(_|n?p?gettext)\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?(?:\s*,\s*{LITERAL})?\s*[,)]")


@dataclass(frozen=True)
class Message:
    """One text that a reader or an editor may see, and where it stands."""

    id: str
    plural: str | None = None
    context: str | None = None
    place: str = ""

    @property
    def key(self):
        return (self.context, self.id)


class NotLiteral(Exception):
    """A text is put together before it is translated, so that no catalogue can hold it."""


def in_python(path):
    """The messages of one Python file. Names may be imported under another name."""
    tree = ast.parse(path.read_text("utf-8"), str(path))
    names = dict(SHAPES)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {a.asname: SHAPES[a.name] for a in node.names if a.asname and a.name in SHAPES}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
        if name not in names:
            continue
        place = f"{path.relative_to(ROOT)}:{node.lineno}"
        texts = [_constant(argument, place) for argument in node.args[: len(names[name])]]
        if texts and None not in texts and "" not in texts:
            yield Message(**dict(zip(names[name], texts)), place=place)


def _constant(node, place):
    """The text of a literal; None for a variable, whose value was marked elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        raise NotLiteral(f"{place}: an f-string cannot be translated; use %(name)s")
    if isinstance(node, ast.BinOp):
        left, right = _constant(node.left, place), _constant(node.right, place)
        if isinstance(node.op, ast.Add) and left is not None and right is not None:
            return left + right
        raise NotLiteral(f"{place}: translate first, then format: _(…) % …")
    return None


def in_template(path):
    """The messages of one template, in any of its tags."""
    source = templatize(path.read_text("utf-8"), str(path))
    for found in CALL.finditer(source):
        name, *texts = found.groups()
        place = f"{path.relative_to(ROOT)}:{source.count(chr(10), 0, found.start()) + 1}"
        texts = [ast.literal_eval(text) for text in texts if text]
        if texts and texts[-1]:
            yield Message(**dict(zip(SHAPES[name], texts)), place=place)


def all_messages(below=""):
    """Every message of the house, in the order of the files; or those of some paths only."""
    for path in python_files():
        if str(path.relative_to(ROOT)).startswith(below):
            yield from in_python(path)
    for path in templates():
        if str(path.relative_to(ROOT)).startswith(below):
            yield from in_template(path)


def python_files():
    return sorted(p for top in CODE for p in (ROOT / top).rglob("*.py"))


def templates():
    return sorted(
        p
        for top in TEMPLATES
        for p in (ROOT / top).rglob("*")
        if p.suffix in {".html", ".txt", ".xml"} and "templates" in p.relative_to(ROOT).parts
    )


def ours():
    """Our catalogue by (context, msgid)."""
    entries = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else []
    return {(entry.msgctxt, entry.msgid): entry for entry in entries if not entry.obsolete}


def theirs():
    """What Django and the admin's library already say in Chinese: a template of ours may
    reuse those words, and the text is found there at run time."""
    packages = Path(django.__file__).parent.parent
    found = set()
    for path in [
        *packages.glob("django/conf/locale/zh_Hans/LC_MESSAGES/django.mo"),
        *packages.glob("django/contrib/*/locale/zh_Hans/LC_MESSAGES/django.mo"),
        *packages.glob("unfold/locale/zh_Hans/LC_MESSAGES/django.mo"),
    ]:
        found |= {(e.msgctxt, e.msgid) for e in polib.mofile(str(path))}
    return found


def missing(below=""):
    """The messages without Chinese, each once, as {(context, id): [Message, …]}."""
    have = {key for key, entry in ours().items() if entry.translated()} | theirs()
    lacking = {}
    for message in all_messages(below):
        if message.key not in have:
            lacking.setdefault(message.key, []).append(message)
    return lacking


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", help="only what stands below these paths")
    parser.add_argument("--where", action="store_true", help="tell the places instead")
    asked = parser.parse_args()
    below = tuple(str(Path(path).resolve().relative_to(ROOT)) for path in asked.paths)
    lacking = missing(below or "")
    if asked.where:
        for messages in lacking.values():
            print(f"{messages[0].id!r}: {', '.join(message.place for message in messages)}")
        return
    blank = {}
    for (context, text), messages in lacking.items():
        plural = next((message.plural for message in messages if message.plural), None)
        key = f"{context}\x04{text}" if context else text
        blank[key] = {"plural": plural, "zh": ""} if plural else ""
    print(json.dumps(blank, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
