"""On PostgreSQL the site's own role has not even the right to change what is on record."""

from pathlib import Path

import pytest
from django.db import ProgrammingError, connection, transaction

from articles.models import Event
from newsroom import ledger
from newsroom.ledger.models import Entry
from tests import factory

SQL = Path(__file__).parents[2] / "deploy" / "ledger-role.sql"


@pytest.fixture
def site(db):
    """From here on, statements run with the rights of the site."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no roles")
    factory.make_article("first_review")
    connection.check_constraints()
    run("".join(line for line in SQL.read_text().splitlines(True) if not line.startswith("--")))
    run("SET LOCAL ROLE newsroom_site")
    yield
    run("RESET ROLE")


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_site_can_do_its_work(site):
    before = Entry.objects.count()

    ledger.record("tests.tried", actor=None, subject="x:1")
    story = factory.make_article("approved")
    connection.check_constraints()

    assert story.status == "approved"
    assert Entry.objects.count() > before + 4


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET facts = '{}'",
        "DELETE FROM ledger_entry",
        "TRUNCATE ledger_entry",
        "INSERT INTO ledger_entry SELECT * FROM ledger_entry LIMIT 1",
        "DELETE FROM ledger_waiting",
        "ALTER TABLE ledger_entry DISABLE TRIGGER ALL",
        "DROP TRIGGER ledger_entry_guard ON ledger_entry",
        f"UPDATE {Event._meta.db_table} SET note = 'x'",
        f"DELETE FROM {Event._meta.db_table}",
        "DELETE FROM articles_version",
        "SET session_replication_role = replica",
    ],
)
def test_the_site_has_no_right_to(site, statement):
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic():
        run(statement)
