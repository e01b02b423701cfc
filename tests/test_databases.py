"""Tests may spoil the database as they like: the next one finds it as after the migrations."""

import threading

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction

from newsroom.districts.models import District

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_destroys_is_there_for_the_next(time):
    assert Group.objects.filter(name="chief editor").exists()
    assert District.objects.filter(name="房山区").exists()

    Group.objects.all().delete()
    District.objects.filter(name="房山区").update(name="")

    assert not Group.objects.exists()


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_thread_commits_is_gone_for_the_next(time):
    assert not Group.objects.filter(name="from a thread").exists()

    def create():
        Group.objects.create(name="from a thread")
        connection.close()

    thread = threading.Thread(target=create)
    thread.start()
    thread.join()

    assert Group.objects.filter(name="from a thread").exists()


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_connection_left_open_does_not_hinder(time):
    done, go_on = threading.Event(), threading.Event()

    def read():
        Group.objects.count()
        done.set()
        go_on.wait(1)  # seconds; still connected while the database is restored

    threading.Thread(target=read, daemon=True).start()

    assert done.wait(10)


def test_sqlite_runs_as_in_production():
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite")

    with connection.cursor() as cursor:
        pragmas = {}
        for name in ["journal_mode", "busy_timeout", "foreign_keys"]:
            pragmas[name] = cursor.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragmas["journal_mode"] == "wal"
    assert pragmas["busy_timeout"] >= 20_000  # milliseconds
    assert pragmas["foreign_keys"] == 1
    assert connection.transaction_mode == "IMMEDIATE"


def test_foreign_keys_hold():
    with pytest.raises(IntegrityError), transaction.atomic():
        District.objects.filter(parent=None).update(parent_id=-1)
