"""The page board (版面进度): each page of an issue with its state, who has it, and the time that is left."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from articles.issues.models import PageSignature
from articles.proofing.marking import open_marks
from newsroom.reporters import clock

Kind = PageSignature.Kind
SOON = timedelta(minutes=60)  # before the deadline from which the board warns


@dataclass
class Line:
    """One page on the board. `what` is its state in words, `who` has to act next."""

    state: object
    open_marks: int
    what: str
    who: str

    @property
    def page(self):
        return self.state.page

    @property
    def make_up(self):
        """How far its make-up is, in words."""
        if self.page.uploaded_id:
            return _("made elsewhere")
        if self.state.layout is None:
            return _("not made up yet")
        if self.state.is_stale:
            return _("to be made up anew")
        return _("complete") if self.state.layout.is_complete else _("not all text has room")

    @property
    def latest(self):
        """The signature that was given last and stands, or None."""
        return max(self.state.standing.values(), key=lambda each: each.at, default=None)


@dataclass
class TimeLeft:
    """Until the pages of an issue close: minutes, negative when it is past."""

    at: object
    minutes: int

    @property
    def is_past(self):
        return self.minutes < 0

    @property
    def is_soon(self):
        return 0 <= self.minutes <= SOON.total_seconds() // 60

    @property
    def words(self):
        hours, minutes = divmod(abs(self.minutes), 60)
        length = ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
        if hours >= 24:
            length = ngettext("%(n)s day", "%(n)s days", hours // 24) % {"n": hours // 24}
        elif hours:
            hours = ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
            both = _("%(hours)s %(minutes)s") % {"hours": hours, "minutes": length}
            length = both if minutes else hours
        if self.is_past:
            return _("%(length)s past the deadline") % {"length": length}
        return _("%(length)s to the deadline") % {"length": length}


def time_left(issue):
    """How long there is until its pages close; None once the issue is out."""
    if not issue.is_open:
        return None
    seconds = (issue.closes_at - clock.now()).total_seconds()
    return TimeLeft(issue.closes_at, int(seconds // 60))


def lines_of(states):
    """The pages of an issue (see `with_uploads`) as lines of its board. One query more than their states."""
    marks = open_marks([state.page for state in states])
    return [Line(state, marks.get(state.page.pk, 0), what_of(state), who_has(state)) for state in states]


def what_of(state):
    """How far a page is, in a few words."""
    if not state.placements and not state.rests:
        return _("empty")
    if state.is_signed:
        return pgettext("page", "signed")
    if state.is_changed:
        return _("changed after it was signed")
    if state.is_stale:
        return _("to be made up anew")
    if not state.page.issue.is_in_proof:
        if state.page.uploaded_id:
            return _("made elsewhere")
        return _("made up") if state.layout else _("being planned")
    return _("waits for: %(signature)s") % {"signature": state.next_kind.label}


def who_has(state):
    """Who has to act on it next: a person where one is named, else a role."""
    editor = str(state.page.editor) if state.page.editor else _("page editor")
    if state.is_signed:
        return ""
    if not state.page.issue.is_in_proof or state.obstacles:
        return editor
    return {Kind.PAGE_EDITOR: editor, Kind.CHIEF_EDITOR: _("chief editor")}.get(
        state.next_kind, _("proofreader")
    )
