"""Erasing a person's data where the law lets (PIPL art. 47), for good and on record.

What goes and what stays is the inventory's word. Whoever still works here is not erased: the account
is switched off first. The one row that says who erased whom, and why, is the last act of it.
"""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from articles.personal.finding import rows_of
from articles.personal.inventory import TABLE
from articles.personal.models import PersonalEvent
from articles.personal.titles import name_of, titles


class EraseRefused(Exception):
    """`str()` is a sentence for the person who tried."""


@dataclass
class Fate:
    """What happens to one person's rows of one model."""

    model: type
    rows: object  # of the inventory
    count: int

    @property
    def name(self):
        return name_of(self.model)

    @property
    def gone(self):
        """The names of the fields that are emptied, in the reader's language."""
        return titles(self.model, [*self.rows.goes.split(), *self.rows.hidden.split()])

    @property
    def staying(self):
        return titles(self.model, self.rows.stays.split())


def outlook(person):
    """What an erasure would do: [Fate, …] of all models that have rows of this person."""
    found = []
    for label, rows in TABLE.items():
        if rows.owners:
            model = apps.get_model(label)
            if count := rows_of(person, model, rows.owners).count():
                found.append(Fate(model, rows, count))
    return found


def refuse(person, by):
    """Raises `EraseRefused` if this person may not be erased by this account now."""
    if person.user is not None and person.user == by:
        raise EraseRefused(_("Your own data is erased by another administrator."))
    if person.is_working:
        raise EraseRefused(
            _("%(person)s still has an account that is switched on. Switch it off first.")
            % {"person": person}
        )
    if person.user is not None and person.user.is_superuser and not by.is_superuser:
        raise EraseRefused(_("Only an account with all rights can erase one with all rights."))


@transaction.atomic
def erase(person, *, by, reason):
    """Erases all of a person that does not stay by the inventory. Returns the record.

    Raises `EraseRefused`, with nothing done. There is no way back but a backup.
    """
    refuse(person, by)
    if not reason.strip():
        raise EraseRefused(_("Say why: who asked for it, and when the person left."))
    for label, rows in TABLE.items():
        if rows.owners:
            let_go(person, apps.get_model(label), rows)
    return PersonalEvent.objects.create(
        actor=by,
        verb=PersonalEvent.Verb.ERASED,
        note=reason.strip(),
        user=person.user,
        reporter=person.reporter,
    )


def let_go(person, model, rows):
    found = rows_of(person, model, rows.owners)
    if rows.deleted:
        found.delete()
        return
    names = [*rows.goes.split(), *rows.hidden.split()]
    for row in found if names else ():
        for name in names:
            setattr(row, name, emptied(model._meta.get_field(name)))
        row.save(update_fields=names)  # one by one: what is watched is on the ledger


def emptied(field):
    """What stands in a field of which nothing is to be known any more."""
    if field.name == "password":
        return make_password(None)  # fits nothing
    if field.null:
        return None
    if field.choices and field.has_default():
        return field.get_default()
    return {"BooleanField": False}.get(field.get_internal_type(), "")
