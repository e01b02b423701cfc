"""What an auditor looks for in the ledger: by person, kind, time and story, read from a query.

Only what is named here can be asked for; the words never become a lookup.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db.models import Q
from django.utils.dateparse import parse_date
from django.utils.translation import pgettext_lazy

from articles.numbers import periods
from newsroom.ledger.kinds import LABELS
from newsroom.ledger.models import Entry
from newsroom.screens import number_in

GROUPS = {  # name in the address: (title, what kinds of rows)
    "stories": (pgettext_lazy("ledger", "Stories: moves and edits"), Q(kind__startswith="articles.")),
    "issues": (
        pgettext_lazy("ledger", "Issues and pages: proofs, signatures"),
        Q(kind__startswith="issues.") | Q(kind__startswith="proofing."),
    ),
    "accounts": (
        pgettext_lazy("ledger", "Logins, accounts, roles"),
        Q(kind__startswith="reporters.") | Q(kind__startswith="auth."),
    ),
    "taken": (
        pgettext_lazy("ledger", "Taken out: files, spreadsheets, previews"),
        Q(kind__startswith="auditing."),
    ),
    "settings": (
        pgettext_lazy("ledger", "Settings and rights"),
        Q(kind__endswith="_added")
        | Q(kind__endswith="_changed")
        | Q(kind__endswith="_deleted")
        | Q(kind__endswith="_related"),
    ),
    "ledger": (pgettext_lazy("ledger", "The ledger itself"), Q(kind__startswith="ledger.")),
}
LONGEST = 100  # characters of what was typed


@dataclass(frozen=True)
class Asked:
    """What was typed into the form, as text, and the rows that fit it."""

    person: str
    kind: str
    first: str
    last: str
    story: str
    about: str

    @classmethod
    def of(cls, query):
        names = {"first": "from", "last": "to"}
        fields = cls.__dataclass_fields__
        return cls(**{name: query.get(names.get(name, name), "").strip()[:LONGEST] for name in fields})

    def rows(self):
        """The rows, newest first. What makes no sense fits nothing."""
        rows = Entry.objects.newest_first()
        if self.person:
            named, number = Q(actor__icontains=self.person), number_in(self.person)
            rows = rows.filter(named | Q(actor_id=number) if number else named)
        if self.kind:
            group = GROUPS.get(self.kind)
            rows = rows.filter(group[1] if group else Q(kind=self.kind))
        if self.first or self.last:
            rows = rows.between(midnight(self.first), midnight(self.last, timedelta(days=1)))
        if self.story:
            rows = rows.about(f"articles.article:{number_in(self.story)}")
        if self.about:
            rows = rows.filter(subject__icontains=self.about)
        return rows

    def choices(self):
        """The groups of kinds, then each kind by itself: (name, title)."""
        groups = [(name, title) for name, (title, _kinds) in GROUPS.items()]
        return groups, sorted(
            ((kind, str(label)) for kind, label in LABELS.items()), key=lambda pair: pair[0]
        )


def subject_label(subject):
    """ "story 7" for "articles.article:7"; what is no row of ours, as it stands."""
    name, _sep, key = subject.partition(":")
    try:
        return f"{apps.get_model(name)._meta.verbose_name} {key}"
    except (LookupError, ValueError):
        return subject


def midnight(words, later=timedelta(0)):
    """The first moment of the day that was typed; None if nothing or no day was."""
    try:
        day = parse_date(words)
    except ValueError:
        return None
    if day is None or not 2000 < day.year < 2200:
        return None
    return periods.midnight(day + later)
