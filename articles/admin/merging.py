"""A save that came too late (rule 7): both texts beside each other, and put together as far as that goes.

Three texts: the one that the form was opened on, the one that was saved since, and the one
that was typed. Where only one of the two people changed something, that change stands; where both
did, the typed text stands in the form until its author decides. Nothing is saved here.
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from articles.admin import typed
from articles.admin.forms import opened_on
from articles.text.blocks import blocks
from articles.text.compare import whole_spans
from articles.text.merge import merge_blocks, merge_items, merge_value
from articles.text.plain import paragraphs
from articles.text.versions import LINES, LISTS, PLACEMENTS, ROLES

LABELS = (
    LINES
    | LISTS
    | {"body": _("text"), "bylines": _("bylines"), "note": _("note to the desk"), "desk": _("desk")}
)
PARTS = {
    "caption": _("caption"),
    "credit": _("credit"),
    "alt": _("alt text"),
    "placement": _("place in the story"),
}
CHOSEN = ("column", "desk")  # by its id in the form, by its name in a snapshot
OF_STORY = {"districts": "path", "unions": "name"}


def put_together(request, story):
    """Has the form of this request say what came of both, and keeps that for `both_texts`."""
    if story is not None:
        request.put_together = PutTogether(story, request.POST, request.user)
        request.POST = request.put_together.form


def restore(request, story):
    """Readies a form that is to be drawn with what was typed before: put together if it is too old.

    `story` is None where it was never saved.
    """
    if story is not None and opened_on(request.POST) != story.revision:
        put_together(request, story)
    elif story is not None:
        request.POST = request.POST.copy()
        request.POST["seen_status"] = story.status


def both_texts(request):
    """What the page needs to show both texts: empty where the save was not too late."""
    outcome = getattr(request, "put_together", None)
    if outcome is None:
        return {}
    latest = outcome.story.versions.select_related("created_by").defer("content").first()
    return {
        "comparison": outcome,
        "saved_by": latest.created_by if latest else None,
        "saved_at": outcome.story.updated_at,
        "is_own": bool(latest and latest.created_by_id == request.user.pk),
        "current_revision": outcome.story.revision,
    }


class Choice(NamedTuple):
    """What a person has to decide: `field` is the form's, or the number of a stretch of the body."""

    field: str
    mine: str
    theirs: str
    is_text: bool = False  # paragraphs of the body: both can stand


class Row(NamedTuple):
    """One difference. `kind` as a `Piece` has it, or "merged": a list that both changed."""

    name: str
    label: str
    kind: str
    theirs: list
    mine: list
    choice: Choice | None = None


class PutTogether:
    """The outcome. `form`: what was typed, with what was saved put in; `rows`: what differs."""

    def __init__(self, story, form, user):
        self.story, self.user = story, user
        self.form = form.copy()
        self.mine = typed.content_of(form, user, story)
        self.theirs = typed.saved_content(story)
        self.base = self._opened_on(form)
        self.rows, self.pieces = [], []
        for name in LINES:
            self._line(name)
        self._bylines()
        self._body()
        self._photos()
        for name in LISTS:
            self._set(name)
        self._line("note")
        self._line("desk")
        if "seen_status" in self.form:  # the page says what the state is now
            self.form["seen_status"] = story.status

    @property
    def conflicts(self):
        return [row for row in self.rows if row.choice]

    def _opened_on(self, form):
        version = self.story.versions.seen_at(opened_on(form))
        content = version.content if version else {}
        return typed.lines_alike(content | {"note": form.get("seen_note")})

    def _line(self, name):
        piece = merge_value(self.base.get(name), self.mine[name], self.theirs[name])
        [words] = piece.merged
        choice = None
        if name in CHOSEN:
            value, saved = self.form.get(name, ""), str(getattr(self.story, f"{name}_id") or "")
            self.form[name] = saved if piece.kind == "theirs" else value
            if piece.is_conflict:
                choice = Choice(name, value, saved)
        else:
            self.form[name] = words
            if piece.is_conflict:
                choice = Choice(name, self.mine[name], self.theirs[name])
        self._row(name, LABELS[name], piece.kind, self.theirs[name], self.mine[name], choice)

    def _body(self):
        mine, theirs = blocks(self.mine["body"]), blocks(self.theirs["body"])
        base = blocks(self.base["body"]) if "body" in self.base else None
        pieces = merge_blocks(base, mine, theirs)
        for number, piece in enumerate(pieces):
            html = ["".join(part) for part in (piece.mine, piece.theirs)]
            choice = Choice(str(number), *html, is_text=True) if piece.is_conflict else None
            self._row("body", LABELS["body"], piece.kind, *map(words_of, (piece.theirs, piece.mine)), choice)
        self.pieces = [
            {"kind": piece.kind, "merged": piece.merged, "mine": piece.mine, "theirs": piece.theirs}
            for piece in pieces
        ]
        self.form["body"] = "".join(block for piece in pieces for block in piece.merged)

    def _bylines(self):
        def key(line):
            return line["id"], line["role"]

        base, mine, theirs = self._three("bylines")
        merged = merge_items(base, mine, theirs, key)
        there = {(row.reporter_id, row.role): row for row in self.story.bylines.all()}
        sent = {
            (typed.id_in(row, "reporter"), row.get("role", "")): row
            for row in typed.rows(self.form, "bylines")
        }
        wanted = {k: sent.get(k) or typed.as_fields(there[k]) for k in merged if k in sent or k in there}
        typed.write_rows(self.form, "bylines", there, wanted, first=1)
        self._listed("bylines", lambda line: f"{ROLES.get(line['role'], '')} {line['name']}", key, merged)

    def _photos(self):
        def key(photo):
            return photo["id"]

        base, mine, theirs = self._three("photos")
        merged = merge_items(base, mine, theirs, key)
        there = {use.photo_id: use for use in self.story.photo_uses.all()}
        sent = {typed.id_in(row, "photo"): row for row in typed.rows(self.form, "photo_uses")}
        before, ours, others = ({key(p): p for p in photos or []} for photos in (base, mine, theirs))
        wanted = {
            pk: dict(sent.get(pk) or typed.as_fields(there[pk])) for pk in merged if pk in sent or pk in there
        }
        order = list(dict.fromkeys([*there, *wanted]))  # as write_rows numbers them
        self._listed("photos", lambda photo: f"{photo['id']}", key, merged, _("photos"))
        for pk in [pk for pk in wanted if pk in ours and pk in others]:
            for part, label in PARTS.items():
                piece = merge_value(before.get(pk, {}).get(part), ours[pk][part], others[pk][part])
                [wanted[pk][part]] = piece.merged
                field = f"photo_uses-{order.index(pk)}-{part}"
                choice = Choice(field, ours[pk][part], others[pk][part]) if piece.is_conflict else None
                shown = [
                    str(PLACEMENTS.get(w, w)) if part == "placement" else w
                    for w in (others[pk][part], ours[pk][part])
                ]
                name = _("Photo %(id)s: %(part)s") % {"id": pk, "part": label}
                self._row("photos", name, piece.kind, *shown, choice)
        typed.write_rows(self.form, "photo_uses", there, wanted)

    def _set(self, name):
        """Districts, unions and tags: what either added or took off."""
        base, mine, theirs = self._three(name)
        merged = merge_items(base, mine, theirs)
        if name == "tags":
            self.form["tags"] = typed.tags_as_typed(merged)
        else:
            field, related = OF_STORY[name], getattr(self.story, name)
            ids = typed.of_ids(related.model, self.form.getlist(name), field)
            ids |= dict(related.values_list("pk", field))
            self.form.setlist(name, [str(pk) for pk, value in ids.items() if value in merged])
        self._listed(name, str, lambda item: item, merged)

    def _three(self, name):
        return self.base.get(name), self.mine[name], self.theirs[name]

    def _listed(self, name, words, key, merged, label=""):
        """One row for a list: nobody has to decide, but everybody sees what became of it."""
        base, mine, theirs = ([key(i) for i in each or []] for each in self._three(name))
        kind = merge_value(base if name in self.base else None, mine, theirs).kind
        if kind == "conflict" or (kind != "equal" and merged != (theirs if kind == "theirs" else mine)):
            kind = "merged"
        sides = ("、".join(words(item) for item in self.__dict__[side][name]) for side in ("theirs", "mine"))
        self._row(name, label or LABELS[name], kind, *sides, None)

    def _row(self, name, label, kind, theirs, mine, choice):
        if kind == "equal":
            return
        # Underlined is what stands and the other text has not, or what is typed where both changed.
        is_theirs = kind == "theirs"
        spans = whole_spans(mine, theirs) if is_theirs else whole_spans(theirs, mine)
        before = [span for span in spans if span.kind != "insert"]
        after = [span for span in spans if span.kind != "delete"]
        sides = (after, before) if is_theirs else (before, after)
        self.rows.append(Row(name, label, kind, *sides, choice))


def words_of(html_blocks):
    """The words of some paragraphs, one to a line; a photo by its number."""
    found = paragraphs("".join(html_blocks))
    return "\n".join(each.text or _("Photo %(id)s") % {"id": each.photo} for each in found)
