"""The database itself refuses to change, delete, replace or misplace a row."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from newsroom import ledger
from newsroom.ledger import guards
from newsroom.ledger.models import Entry
from newsroom.ledger.verifying import Fault, verify
from newsroom.reporters.models.ledger import unprotect, unprotected


@pytest.fixture
def three(db):
    ledger.record_many([("tests.tried", f"x:{n}", {}) for n in range(3)], actor=None)
    connection.check_constraints()  # PostgreSQL writes them at the end of the transaction


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


INSERT = (
    "INSERT INTO ledger_entry (number, at, actor, kind, subject, facts, previous, hash) "
    "SELECT {number}, at, actor, kind, subject, facts, previous, hash FROM ledger_entry WHERE number = 2"
)


ACTS = [
    lambda: sql("UPDATE ledger_entry SET facts = '{}'"),
    lambda: sql("UPDATE ledger_entry SET number = number + 10"),
    lambda: sql("DELETE FROM ledger_entry WHERE number = 3"),
    lambda: Entry.objects.all().delete(),
    lambda: Entry.objects.update(actor="x"),
    lambda: Entry.objects.get(number=2).delete(),
    lambda: Entry.objects.get(number=2).save(),
    lambda: sql(INSERT.format(number=9)),  # with a gap
    lambda: sql(INSERT.format(number=4)),  # on another row than the latest
    lambda: sql(INSERT.format(number=0)),
]


@pytest.mark.parametrize("act", ACTS)
def test_a_row_stays_as_it_is_and_where_it_is(three, act):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        act()

    assert verify().number == 3


def test_the_table_is_not_emptied_or_written_over(three):
    statement = (
        "TRUNCATE ledger_entry"
        if connection.vendor == "postgresql"
        else "INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE number = 2"
    )

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        sql(statement)

    assert verify().number == 3


def test_without_the_guards_it_would_be_changed(three):
    """The control: it is these triggers that refuse."""
    guards.lift_guards(connection)

    sql("UPDATE ledger_entry SET facts = '{}' WHERE number = 2")
    sql("DELETE FROM ledger_entry WHERE number = 3")

    assert Entry.objects.count() == 2
    with pytest.raises(Fault, match="ledger_entry"):
        verify()


def test_migrate_puts_the_guards_back(three):
    guards.lift_guards(connection)

    call_command("migrate", "ledger", verbosity=0)

    assert not guards.missing_guards(connection)


def test_a_table_that_django_rebuilds_gets_its_guards_back(transactional_db):
    """On SQLite, a changed column is a new table, which has no triggers."""
    with transaction.atomic():
        ledger.record_many([("tests.tried", f"x:{n}", {}) for n in range(3)], actor=None)
    old = Entry._meta.get_field("subject")
    new = models.CharField(max_length=300, null=True)
    new.set_attributes_from_name("subject")
    new.model = Entry
    with connection.schema_editor() as editor:
        editor.alter_field(Entry, old, new)

    call_command("migrate", "ledger", verbosity=0)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        sql("UPDATE ledger_entry SET facts = '{}'")
    assert verify().number == 3


def test_no_record_of_the_house_can_be_changed(db):
    """Not only the chain: the moves, proofs and logins themselves too."""
    assert unprotected(connection) == []


def test_migrate_protects_a_record_again_that_has_lost_it(db):
    editor = connection.schema_editor()
    unprotect(editor, "articles_event")
    assert unprotected(connection) == ["articles_event"]

    call_command("migrate", "reporters", verbosity=0)

    assert unprotected(connection) == []
