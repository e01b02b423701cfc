"""What changed between two versions of a story, field by field.

Reads the plain data that a version keeps (`articles.snapshot`), so that any two
versions can be compared, old ones of a story that looks different today
included; a field that one of them does not know counts as empty.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from articles.text.characters import Span
from articles.text.compare import Block, compare_paragraphs, whole_spans
from articles.text.plain import paragraphs

LINES = {  # in the order in which a reader meets them
    "kicker": _("kicker"),
    "headline": _("headline"),
    "subhead": _("subhead"),
    "column": _("column"),
    "dateline": _("dateline"),
    "source": _("source"),
}
LISTS = {"districts": _("districts"), "unions": _("unions"), "tags": _("tags")}
ROLES = {
    "reporter": _("reporter"),
    "correspondent": _("correspondent"),
    "photographer": _("photographer"),
    "writer_photographer": _("writer and photographer"),
    "editor": _("editor"),
}
PLACEMENTS = {
    "lead": _("above the text"),
    "inline": _("in the text"),
    "gallery": _("below the text"),
}


class FieldComparison(NamedTuple):
    """One field of both versions. `items` are blocks, or for photos `PhotoComparison`s."""

    name: str
    label: str
    items: list

    @property
    def changed(self) -> bool:
        return any(item.kind != "equal" for item in self.items)


class PhotoComparison(NamedTuple):
    """One photo of either version, by the SHA-256 of its file.

    `kind` is "inserted", "deleted", "moved" (its order changed, and perhaps its
    words too), "changed" (its words or place changed) or "equal". `old` and
    `new` are its places from 1, `id` the photo's number, `parts` the caption,
    credit, alt text and place as (label, spans, changed).
    """

    kind: str
    sha256: str
    id: int | None
    old: int | None
    new: int | None
    parts: list


def compare_versions(
    old: Mapping, new: Mapping, *, district_names: Mapping[str, str] | None = None
) -> list[FieldComparison]:
    """Compare the contents of two versions; all fields, unchanged ones too.

    `district_names` says what to show for the address of a district.
    """
    names = district_names or {}
    fields = [
        FieldComparison(name, label, _line(old.get(name) or "", new.get(name) or ""))
        for name, label in LINES.items()
    ]
    fields.append(FieldComparison("bylines", _("bylines"), _bylines(old, new)))
    body = compare_paragraphs(paragraphs(old.get("body") or ""), paragraphs(new.get("body") or ""))
    fields.append(FieldComparison("body", _("text"), body))
    fields.append(FieldComparison("photos", _("photos"), _photos(old, new)))
    for name, label in LISTS.items():
        before = [(item, names.get(item, item)) for item in old.get(name) or []]
        after = [(item, names.get(item, item)) for item in new.get(name) or []]
        fields.append(FieldComparison(name, label, _listed(before, after)))
    return fields


def _line(old, new):
    if not old and not new:
        return []
    spans = whole_spans(old, new)
    if old == new:
        return [Block("equal", spans, (0,), (0,))]
    kind = "inserted" if not old else "deleted" if not new else "changed"
    return [Block(kind, spans, (0,) if old else (), (0,) if new else ())]


def _bylines(old, new):
    return _listed(
        *(
            [
                ((line.get("id"), line["name"]), f"{ROLES.get(line['role'], '')} {line['name']}")
                for line in content.get("bylines") or []
            ]
            for content in (old, new)
        )
    )


def _listed(old, new):
    """Blocks for two lists of (key, words): the new order, what is gone at its old place."""
    old, new = _numbered(old), _numbered(new)
    places = {key: i for i, (key, _words) in enumerate(old)}
    keys = [key for key, _words in new]
    stay = _longest_rising([places[key] for key in keys if key in places])
    blocks = []
    for j, (key, words) in enumerate(new):
        i = places.get(key)
        if i is None:
            blocks.append(Block("inserted", (Span("insert", words),), (), (j,)))
            continue
        spans = whole_spans(old[i][1], words)
        kind = "moved" if i not in stay else "equal" if old[i][1] == words else "changed"
        blocks.append(Block(kind, spans, (i,), (j,)))
    for i, (key, words) in enumerate(old):
        if key not in keys:
            after = [n for n, block in enumerate(blocks) if block.old and block.old[0] < i]
            gone = Block("deleted", (Span("delete", words),), (i,), ())
            blocks.insert(after[-1] + 1 if after else 0, gone)
    return blocks


def _numbered(items):
    """The same key again (one person in two roles) is another key."""
    seen, numbered = {}, []
    for key, words in items:
        seen[key] = seen.get(key, 0) + 1
        numbered.append(((key, seen[key]), words))
    return numbered


def _longest_rising(numbers):
    """The largest set of these that already stand in order: whatever is not in it was moved."""
    chains = []
    for number in numbers:
        before = max((c for c in chains if c[-1] < number), key=len, default=[])
        chains.append([*before, number])
    return set(max(chains, key=len, default=[]))


def _photos(old, new):
    before = {photo["sha256"]: photo for photo in old.get("photos") or []}
    after = {photo["sha256"]: photo for photo in new.get("photos") or []}
    result = []
    for block in _listed([(key, key) for key in before], [(key, key) for key in after]):
        sha256 = block.spans[0].text
        was, now = before.get(sha256, {}), after.get(sha256, {})
        parts = [
            (label, whole_spans(_words(was, part), _words(now, part)), was.get(part) != now.get(part))
            for part, label in (
                ("caption", _("caption")),
                ("credit", _("credit")),
                ("alt", _("alt text")),
                ("placement", _("place in the story")),
            )
        ]
        if was.get("is_ai_made") or now.get("is_ai_made"):
            spans = whole_spans(*(_("yes") if each.get("is_ai_made") else "" for each in (was, now)))
            changed = was.get("is_ai_made") != now.get("is_ai_made")
            parts.append((_("labelled as made by AI"), spans, changed))
        kind = block.kind
        if kind == "equal" and any(changed for _label, _spans, changed in parts):
            kind = "changed"
        result.append(
            PhotoComparison(
                kind,
                sha256,
                (now or was).get("id"),
                block.old[0] + 1 if block.old else None,
                block.new[0] + 1 if block.new else None,
                parts,
            )
        )
    return result


def _words(photo, part):
    value = photo.get(part) or ""
    return str(PLACEMENTS.get(value, value)) if part == "placement" else value
