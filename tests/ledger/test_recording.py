"""What is put on record is chained, and only in the transaction of the change."""

import hashlib
import json
import threading

import pytest
from django.db import DatabaseError, connection, transaction

from newsroom import ledger
from newsroom.ledger.models import Entry
from newsroom.ledger.verifying import verify
from newsroom.reporters.models import Desk
from tests import factory


def settled():
    """The rows, those of this transaction included, which on PostgreSQL come to be at its end."""
    connection.check_constraints()
    return Entry.objects.all()


def test_a_row_says_who_did_what_to_what(db):
    wang = factory.make_user("reporter", name="王伟")

    ledger.record("tests.tried", actor=wang, subject=wang, facts={"b": "二", "a": [1, None]})

    row = settled().latest("number")
    assert (row.actor_id, row.actor) == (wang.pk, f"王伟 ({wang.username})")
    assert (row.kind, row.subject) == ("tests.tried", f"reporters.user:{wang.pk}")
    assert row.facts == '{"a":[1,null],"b":"二"}'
    assert verify() == (row.number, row.hash)


def test_anybody_can_work_out_the_hash_from_the_format_of_the_docs(db):
    ledger.record("tests.tried", actor='引号"与\\换行\n与\u2028', subject="x:1", facts={"note": "\0\t\x7f“”"})

    row = settled().latest("number")
    said = {"actor": row.actor, "actor_id": None, "at": row.at, "facts": json.loads(row.facts)}
    said |= {"kind": "tests.tried", "subject": "x:1"}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(f"{row.number}\n{row.previous}\n{text}".encode()).hexdigest() == row.hash


def test_nothing_is_recorded_outside_of_a_transaction(transactional_db):
    with pytest.raises(transaction.TransactionManagementError):
        ledger.record("tests.tried", actor=None, subject="x:1")


def test_what_is_undone_leaves_no_row(transactional_db):
    with transaction.atomic():
        ledger.record("tests.kept", actor=None, subject="x:1")
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            ledger.record("tests.undone", actor=None, subject="x:2")
            raise ZeroDivisionError

    assert list(Entry.objects.values_list("kind", flat=True)) == ["tests.kept"]
    verify()


def test_without_its_row_there_is_no_change(transactional_db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_entry RENAME TO ledger_away")
    try:
        with pytest.raises(DatabaseError), transaction.atomic():
            Desk.objects.create(name="x", slug="x")
            ledger.record("tests.tried", actor=None, subject="x:1")

        assert not Desk.objects.exists()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE ledger_away RENAME TO ledger_entry")


def test_many_writers_make_one_chain_and_never_wait_for_each_other_for_ever(transactional_db):
    """Each holds a row that others want, in another order, and records before, between and after."""
    desks = [Desk.objects.create(name=str(n), slug=str(n)) for n in range(4)]
    faults, rounds, writers = [], 12, 8

    def work(seed):
        try:
            for turn in range(rounds):
                with transaction.atomic():
                    ledger.record("tests.first", actor=None, subject=f"w:{seed}")
                    for pk in sorted({desks[(seed + turn) % 4].pk, desks[(seed * 3 + 1) % 4].pk}):
                        desk = Desk.objects.select_for_update().get(pk=pk)
                        Desk.objects.filter(pk=pk).update(name=f"{desk.slug} {seed} {turn}")
                    ledger.record_many([("tests.more", f"w:{seed}", {"n": n}) for n in range(3)], actor=None)
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[seed]) for seed in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert not faults
    assert not any(thread.is_alive() for thread in threads)
    assert verify().number == len(desks) + writers * rounds * 4


def test_the_check_of_a_foreign_key_comes_before_the_lock(transactional_db):
    """A commit that waits for somebody's row must not hold the lock that somebody needs to commit."""
    if connection.vendor != "postgresql":
        return
    from django.contrib.auth.models import Group

    group = Group.objects.get(name="auditor")
    faults, holds, waits = [], threading.Event(), threading.Event()

    def holder():
        try:
            with transaction.atomic():
                Group.objects.select_for_update().get(pk=group.pk)
                holds.set()
                waits.wait(10)
                threading.Event().wait(0.5)  # the other is in its commit by now
                ledger.record("tests.holder", actor=None, subject="x:1")
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    person = factory.make_user("reporter")
    thread = threading.Thread(target=holder)
    thread.start()
    holds.wait(10)
    with transaction.atomic():
        ledger.record("tests.waiter", actor=None, subject="x:2")
        through = person.groups.through
        through.objects.bulk_create([through(user_id=person.pk, group_id=group.pk)])
        waits.set()
    thread.join(30)

    assert not faults
    rows = Entry.objects.filter(kind__startswith="tests.").order_by("number")
    assert [row.kind for row in rows] == ["tests.holder", "tests.waiter"]
