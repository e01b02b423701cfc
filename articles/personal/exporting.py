"""A person's data as plain data: all that the inventory calls personal, but for secrets (PIPL art. 45).

One dict feeds the file and the page to be read. Stories and what was done to them stand in it by
reference: number, headline, moment. An administrator, who reads no stories, is not told what the
person wrote or was told about them either: those words are for the person alone.
"""

from itertools import islice

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import CharField, ForeignKey, JSONField, TextField
from django.utils import timezone

from articles.personal.finding import rows_of
from articles.personal.inventory import TABLE
from articles.personal.models import PersonalEvent
from articles.personal.titles import name_of, shown, title_of

ENCODER = DjangoJSONEncoder


OPEN = (
    "reporters",
    "doors",
    "account",
    "mfa",
    "sessions",
    "ledger",
    "personal",
)  # apps whose words tell of no story


def export(person, *, by, most=None, value_of=None):
    """{"person", "at", "sections"}: for each model with rows of this person its name, why it is kept,
    and the rows as lists of values. `most`: rows of each model, the newest; None: all. `value_of`:
    how a value is told; `told`, or for readers `words`. `by`: the account that reads it."""
    value_of = value_of or told
    is_own = person.user is not None and person.user == by
    sections = []
    for label, rows in TABLE.items():
        if rows.owners and (
            section := section_of(person, apps.get_model(label), rows, most, value_of, is_own)
        ):
            sections.append(section)
    return {
        "person": {
            "account": person.user and person.user.pk,
            "person": person.reporter and person.reporter.pk,
            "name": str(person),
        },
        "at": timezone.now(),
        "is_whole": is_own,
        "sections": sections,
    }


def section_of(person, model, rows, most, value_of, is_own):
    found = rows_of(person, model, rows.owners).order_by("-pk")
    number = found.count()
    if not number:
        return None
    names = list(dict.fromkeys(rows.exported))
    fields = [model._meta.get_field(name) for name in names]
    if not is_own:
        fields = [field for field in fields if not is_discreet(field)]
    return {
        "model": model._meta.label,
        "name": name_of(model),
        "purpose": str(rows.purpose),
        "basis": str(rows.basis.label),
        "count": number,
        "fields": [field.name for field in fields],
        "titles": [title_of(field) for field in fields],
        "rows": [
            [value_of(person, row, field) for field in fields]
            for row in islice(found.iterator(chunk_size=500), most)
        ],
    }


def is_discreet(field):
    """True for words that may tell of stories: only the person is given them."""
    is_text = isinstance(field, (CharField, TextField, JSONField)) and not field.choices
    return is_text and field.model._meta.app_label not in OPEN


def words(person, row, field):
    """A value as the page has it: choices by their labels, the person by name."""
    value = told(person, row, field)
    if field.choices:
        return dict(field.flatchoices).get(value, value)
    if value is not None and person.is_named_by(field, value):
        return str(person)
    return shown(value)


def told(person, row, field):
    """What stands in the export: a reference by its number; another's change of facts is not this person's."""
    if field.model._meta.label == "ledger.Entry" and field.name == "facts":
        return row.known_facts if row.subject in person.subjects else None
    if isinstance(field, ForeignKey):
        return getattr(row, field.attname)
    value = field.value_from_object(row)
    return getattr(value, "name", value) if hasattr(value, "storage") else value


def put_on_record(person, *, by):
    """That somebody's data was taken out. The file itself is on the ledger by auditing.downloads."""
    with transaction.atomic():
        PersonalEvent.objects.create(
            actor=by, verb=PersonalEvent.Verb.EXPORTED, user=person.user, reporter=person.reporter
        )
