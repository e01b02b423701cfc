"""Whoever changes the ledger behind the triggers' back is found out: 500 tries of 500."""

import random
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from newsroom import ledger
from newsroom.ledger import canonical, guards, heads, pruning, writing
from newsroom.ledger.models import Entry
from newsroom.ledger.verifying import Fault, head, verify
from newsroom.ledger.writing import COLUMNS

ROWS = 60
TRIES = 500
TEXTS = ("at", "actor", "kind", "subject", "facts", "previous", "hash")


def fill(number=ROWS, at=None):
    moments = [(at or timezone.now()) + timedelta(seconds=n) for n in range(number)]
    writing.write(
        [
            (
                canonical.moment(moment),
                n % 7 or None,
                f"人{n % 7}",
                "tests.tried",
                f"x:{n % 5}",
                f'{{"n":{n}}}',
            )
            for n, moment in enumerate(moments)
        ]
    )
    connection.check_constraints()


@pytest.fixture
def filled(db):
    fill()
    return head()


# The burglar


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def rows():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM ledger_entry ORDER BY number")
        return [dict(zip(COLUMNS, row)) for row in cursor.fetchall()]


def put(row):
    marks = ", ".join(["%s"] * len(COLUMNS))
    run(f"INSERT INTO ledger_entry ({', '.join(COLUMNS)}) VALUES ({marks})", *(row[name] for name in COLUMNS))


def edit(dice, all_rows):
    row, name = dice.choice(all_rows), dice.choice([*TEXTS, "actor_id"])
    if name == "actor_id":
        return run(
            "UPDATE ledger_entry SET actor_id = %s WHERE number = %s", (row[name] or 0) + 1, row["number"]
        )
    text = row[name]
    place = dice.randrange(len(text))
    other = chr(ord(text[place]) ^ 1)
    return run(
        f"UPDATE ledger_entry SET {name} = %s WHERE number = %s",
        text[:place] + other + text[place + 1 :],
        row["number"],
    )


def edit_and_hash_anew(dice, all_rows):
    """With a hash that fits the changed row: the row behind it, or the head, tells."""
    row = {**dice.choice(all_rows), "facts": '{"n":"other"}'}
    text = canonical.words(*(row[name] for name in COLUMNS[1:-2]))
    run(
        "UPDATE ledger_entry SET facts = %s, hash = %s WHERE number = %s",
        row["facts"],
        canonical.row_hash(row["number"], row["previous"], text),
        row["number"],
    )


def delete(dice, all_rows):
    run("DELETE FROM ledger_entry WHERE number = %s", dice.choice(all_rows)["number"])


def delete_and_close_up(dice, all_rows):
    gone = dice.choice(all_rows)["number"]
    run("DELETE FROM ledger_entry WHERE number = %s", gone)
    for row in all_rows:
        if row["number"] > gone:
            run("UPDATE ledger_entry SET number = %s WHERE number = %s", row["number"] - 1, row["number"])


def insert(dice, all_rows):
    """A row of another's making between two, those behind it moved up."""
    at = dice.choice(all_rows)
    for row in reversed(all_rows):
        if row["number"] >= at["number"]:
            run("UPDATE ledger_entry SET number = %s WHERE number = %s", row["number"] + 1, row["number"])
    text = canonical.words(*(at[name] for name in COLUMNS[1:-2]))
    put({**at, "hash": canonical.row_hash(at["number"], at["previous"], text)})


def append(dice, all_rows):
    put({**dice.choice(all_rows[:-1]), "number": all_rows[-1]["number"] + 1})


def swap(dice, all_rows):
    one, other = dice.sample(all_rows, 2)
    names = dice.choice([("facts",), ("actor", "actor_id"), ("at",), COLUMNS[1:]])
    for row, values in ((one, other), (other, one)):
        changes = ", ".join(f"{name} = %s" for name in names)
        run(
            f"UPDATE ledger_entry SET {changes} WHERE number = %s",
            *(values[name] for name in names),
            row["number"],
        )
    return all(one[name] == other[name] for name in names)  # nothing was changed


def cut_the_end(dice, all_rows):
    run("DELETE FROM ledger_entry WHERE number > %s", dice.randrange(1, ROWS))


def cut_the_beginning(dice, all_rows):
    run("DELETE FROM ledger_entry WHERE number < %s", dice.randrange(2, ROWS))


def cut_out(dice, all_rows):
    first = dice.randrange(1, ROWS)
    run("DELETE FROM ledger_entry WHERE number BETWEEN %s AND %s", first, dice.randrange(first, ROWS))


def make_anew(dice, all_rows):
    """The whole chain from some row on, with hashes that fit: only a head of before tells."""
    start = dice.randrange(ROWS)
    previous = all_rows[start]["previous"]
    for row in all_rows[start:]:
        row |= {"subject": "x:other", "previous": previous}
        row["hash"] = previous = canonical.row_hash(
            row["number"], previous, canonical.words(*(row[name] for name in COLUMNS[1:-2]))
        )
        run(
            "UPDATE ledger_entry SET subject = %s, previous = %s, hash = %s WHERE number = %s",
            *(row["subject"], row["previous"], row["hash"], row["number"]),
        )


WAYS = [
    edit,
    edit_and_hash_anew,
    delete,
    delete_and_close_up,
    insert,
    append,
    swap,
    cut_the_end,
    cut_the_beginning,
    cut_out,
    make_anew,
]


class Undo(Exception):
    pass


def test_every_tampering_is_found(filled):
    dice, found, tried = random.Random(20261123), 0, 0
    all_rows = rows()
    guards.lift_guards(connection)
    while tried < TRIES:
        way = WAYS[tried % len(WAYS)]
        try:
            with transaction.atomic():
                if way(dice, [dict(row) for row in all_rows]):
                    raise Undo
                tried += 1
                try:
                    verify([filled], guarded=False)
                except Fault as fault:
                    assert str(fault)
                    found += 1
                raise Undo
        except Undo:
            pass
    assert found == TRIES


def test_without_the_hash_half_of_it_would_not_be_found(filled, monkeypatch):
    """The control: it is the hashes that find it, not the numbers."""
    monkeypatch.setattr(canonical, "row_hash", lambda number, previous, words: rows()[number - 1]["hash"])
    guards.lift_guards(connection)

    run("UPDATE ledger_entry SET facts = '{}' WHERE number = 5")

    assert verify([filled], guarded=False).number == ROWS


def test_a_cut_end_is_only_known_by_a_head_of_before(filled):
    guards.lift_guards(connection)
    run("DELETE FROM ledger_entry WHERE number > 40")

    assert verify(guarded=False).number == 40
    with pytest.raises(Fault, match="60"):
        verify([filled], guarded=False)


def test_the_command_says_the_first_fault(filled, capsys, settings, tmp_path):
    settings.LEDGER_HEADS = str(tmp_path / "heads.txt")
    call_command("verify_ledger", head=[[filled.hash, str(filled.number)]])
    assert filled.hash in capsys.readouterr().out

    guards.lift_guards(connection)
    run("UPDATE ledger_entry SET facts = '{}' WHERE number IN (7, 9)")
    guards.set_guards(connection)

    with pytest.raises(CommandError, match="7"):
        call_command("verify_ledger")


# The head


def test_the_head_is_told_once_a_day_to_a_file_and_by_mail(filled, settings, tmp_path):
    settings.LEDGER_HEADS = str(tmp_path / "elsewhere" / "heads.txt")
    settings.LEDGER_MAIL = ["audit@example.org"]

    heads.tell_daily()
    connection.check_constraints()
    heads.tell_daily()

    assert heads.kept_heads() == [filled]
    [message] = mail.outbox
    assert f"--head {filled.hash} {filled.number}" in message.body
    assert Entry.objects.filter(kind="ledger.head").count() == 1


def test_a_chain_that_does_not_fit_the_file_of_heads_is_refused(filled, settings, tmp_path):
    settings.LEDGER_HEADS, settings.LEDGER_MAIL = str(tmp_path / "heads.txt"), []
    heads.tell(actor=None)
    connection.check_constraints()
    guards.lift_guards(connection)
    run("DELETE FROM ledger_entry WHERE number > 40")
    guards.set_guards(connection)

    with pytest.raises(CommandError, match="60"):
        call_command("verify_ledger")
    call_command("verify_ledger", no_file=True)


# Pruning


def test_nothing_younger_than_six_months_is_pruned(db):
    fill(10, timezone.now() - timedelta(days=183))

    with pytest.raises(CommandError):
        call_command("prune_ledger", before=f"{timezone.localdate() - timedelta(days=180)}", reason="x")
    assert pruning.prune(timezone.now() - timedelta(days=guards.KEPT_DAYS), by="x", reason="x") == 0
    assert Entry.objects.count() == 10


def test_what_is_pruned_leaves_a_checkpoint_and_a_whole_chain(transactional_db):
    with transaction.atomic():
        fill(10, timezone.now() - timedelta(days=200))
        fill(5)
    before = head()

    assert pruning.prune(timezone.now() - timedelta(days=190), by="x", reason="space") == 10

    assert list(Entry.objects.values_list("number", flat=True)) == [11, 12, 13, 14, 15, 16]
    assert verify([before]).number == 16
    assert Entry.objects.get(kind="ledger.prune").known_facts["through"] == 10


def test_the_database_lets_no_old_row_go_without_a_checkpoint(db):
    fill(10, timezone.now() - timedelta(days=200))

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("DELETE FROM ledger_entry WHERE number <= 5")


def test_a_false_checkpoint_lets_nothing_young_go(db):
    fill(10)
    ledger.record("ledger.prune", actor=None, subject="ledger.entry:9", facts={"hash": "0" * 64})
    connection.check_constraints()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run("DELETE FROM ledger_entry WHERE number <= 5")
