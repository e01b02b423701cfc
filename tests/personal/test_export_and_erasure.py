"""Export and erasure follow the inventory, field by field: made of a person of whom everything is known."""

import dataclasses
import json

import pytest
from django.apps import apps
from django.db import transaction

from articles.personal import erasing, exporting
from articles.personal.inventory import TABLE
from articles.personal.models import PersonalEvent
from newsroom.ledger.models import Entry
from newsroom.reporters.models import User
from tests import factory
from tests.ledger.test_recording import settled
from tests.personal.filling import Filled, dump


@pytest.fixture
def filled(db):
    return Filled()


@pytest.fixture
def administrator(db):
    return factory.make_user("administrator")


def left(filled):
    """The person has left: the account is switched off."""
    user = User.objects.get(pk=filled.person.user.pk)
    user.is_active = False
    user.save()
    filled.person.user = user
    filled.person.reporter.refresh_from_db()
    return filled.person


def missing_from(data, filled):
    """The marks that should stand in the export and do not, or stand there and are secret."""
    told = {
        (section["model"], name, repr(value))
        for section in data["sections"]
        for row in section["rows"]
        for name, value in zip(section["fields"], row, strict=True)
    }
    secrets = {(label, name) for label, rows in TABLE.items() for name in rows.hidden.split()}
    return sorted(
        (label, name)
        for (label, name), value in filled.marks.items()
        if ((label, name, repr(value)) in told) == ((label, name) in secrets)
    )


def test_everything_personal_is_in_the_export_but_secrets(filled):
    data = exporting.export(filled.person, by=filled.person.user)

    assert len(filled.marks) > 100
    assert missing_from(data, filled) == []
    models = {section["model"] for section in data["sections"]}
    assert models == {label for label, rows in TABLE.items() if rows.owners}
    text = json.dumps(data, cls=exporting.ENCODER, default=str)
    for (label, name), value in filled.marks.items():
        if name in TABLE[label].hidden.split() and isinstance(value, str):
            assert value not in text


def test_a_field_that_is_left_out_of_the_table_is_missed_in_the_export(filled, monkeypatch):
    rows = TABLE["doors.Visit"]
    monkeypatch.setitem(TABLE, "doors.Visit", dataclasses.replace(rows, goes=rows.goes.replace("device", "")))

    data = exporting.export(filled.person, by=filled.person.user)

    assert missing_from(data, filled) == [("doors.Visit", "device")]


def test_an_administrator_is_not_told_what_somebody_wrote(filled, administrator):
    text = json.dumps(exporting.export(filled.person, by=administrator), cls=exporting.ENCODER, default=str)

    for label, name in [
        ("notices.Notice", "text"),
        ("reviewing.Comment", "body"),
        ("drafting.WorkingCopy", "data"),
    ]:
        value = filled.marks[label, name]
        assert (value if isinstance(value, str) else value["mark"]) not in text
    assert filled.marks["doors.Visit", "device"] in text


def still_there(filled, before):
    """The marks that should have gone and stand somewhere in the database: (model, field, table)."""
    after = dump()
    found = []
    for (label, name), value in filled.marks.items():
        if name in TABLE[label].stays.split():
            continue
        mark = value.get("mark") if isinstance(value, dict) else value
        if isinstance(mark, str):
            assert any(mark in text for text in before.values()), (label, name)
            found += [(label, name, table) for table, text in after.items() if mark in text]
        else:
            model = apps.get_model(label)
            row = model._base_manager.filter(pk=filled.rows[label].pk).first()
            if row is not None and getattr(row, name) == value and value is not False:
                found.append((label, name, model._meta.db_table))
    return found


def test_what_the_table_lets_go_is_nowhere_in_the_database_afterwards(filled, administrator):
    person, before = left(filled), dump()

    erasing.erase(person, by=administrator, reason="离职，本人书面申请")

    assert still_there(filled, before) == []


def test_what_stays_by_the_table_is_still_there(filled, administrator):
    person = left(filled)

    erasing.erase(person, by=administrator, reason="离职")

    for (label, name), value in filled.marks.items():
        if name in TABLE[label].stays.split() and label != "ledger.Entry":
            row = apps.get_model(label)._base_manager.get(pk=filled.rows[label].pk)
            assert getattr(row, name) == value, (label, name)
    user = User.objects.get(pk=person.user.pk)
    assert (user.name, user.has_usable_password(), user.groups.count()) == ("甲名甲", False, 0)


def test_an_erasure_that_skips_a_model_is_noticed(filled, administrator, monkeypatch):
    """The control: each model in turn keeps its rows, or what goes of them."""
    person, before = left(filled), dump()
    skipped = [
        label
        for label, rows in TABLE.items()
        if rows.owners
        and any((label, name) in filled.marks for name in [*rows.goes.split(), *rows.hidden.split()])
    ]
    skipped.remove("account.EmailConfirmation")  # goes with its address

    for label in skipped:
        with monkeypatch.context() as without, transaction.atomic():
            without.setitem(TABLE, label, dataclasses.replace(TABLE[label], owners=()))
            erasing.erase(person, by=administrator, reason="离职")
            without.undo()
            assert label in {found[0] for found in still_there(filled, before)}
            transaction.set_rollback(True)

    assert len(skipped) >= 15


def test_contacts_are_not_left_in_the_ledger_of_the_house(db, administrator):
    """It cannot be changed: so what is to go one day is never written into it."""
    user = factory.make_user("reporter", email="secret-a@example.org")
    reporter = factory.make_reporter("甲名甲", user=user, phone="13800001111", email="secret-b@example.org")
    reporter.phone = "13800002222"
    reporter.save()

    facts = "".join(settled().values_list("facts", flat=True))
    for told in ("secret-a@", "secret-b@", "13800001111", "13800002222"):
        assert told not in facts
    changed = settled().filter(kind="reporters.reporter_changed").latest("number")
    assert "phone" in changed.known_facts  # that it changed is told


def test_an_erasure_is_on_record_with_its_reason(filled, administrator):
    person = left(filled)

    event = erasing.erase(person, by=administrator, reason="离职，本人申请")

    assert PersonalEvent.objects.get(pk=event.pk).note == "离职，本人申请"
    row = settled().filter(kind="personal.erased").get()
    assert (row.subject, row.actor_id) == (f"reporters.user:{person.user.pk}", administrator.pk)


def test_nobody_who_works_here_is_erased_and_nobody_erases_himself(filled, administrator):
    with pytest.raises(erasing.EraseRefused):
        erasing.erase(filled.person, by=administrator, reason="x")
    with pytest.raises(erasing.EraseRefused):
        erasing.erase(left(filled), by=administrator, reason=" ")
    with pytest.raises(erasing.EraseRefused):
        erasing.erase(filled.person, by=filled.person.user, reason="x")

    assert not PersonalEvent.objects.filter(verb="erased").exists()
    assert not Entry.objects.filter(kind="personal.erased").exists()


def test_a_correspondent_without_an_account_is_erased_as_well(db, administrator):
    from articles.personal.people import Person

    reporter = factory.make_reporter("通讯员甲", phone="13800003333", email="c@example.org")

    erasing.erase(Person.of_reporter(reporter), by=administrator, reason="本人申请")

    reporter.refresh_from_db()
    assert (reporter.name, reporter.phone, reporter.email, reporter.is_active) == ("通讯员甲", "", "", False)
