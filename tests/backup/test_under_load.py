"""A backup that is made while people write is that of one moment; one that is killed is none."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import nullcontext

import pytest
from django.conf import settings
from django.db import connection

from newsroom import holding
from newsroom.backup import databases, files
from newsroom.backup.drilling import scratch_house
from newsroom.backup.making import make
from newsroom.backup.restoring import check, restore
from newsroom.backup.sealing import BackupRefused
from tests import factory
from tests.backup.writers import Writers, broken, photos_without_files
from tests.messages import ROOT

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_copy_is_of_one_moment(target, monkeypatch):
    pack = files.pack

    def pack_late(*arguments):
        time.sleep(1)  # for photos to be thrown away meanwhile
        return pack(*arguments)

    monkeypatch.setattr(files, "pack", pack_late)
    with Writers(2) as writers:
        time.sleep(1.5)
        made = make(target)

    assert writers.errors == []
    assert writers.done
    assert made.missing == []
    with scratch_house(target) as (house, _environment):
        restore(made.path, house=house, record=False)
        assert broken(house.database) == {}
        count, missing = photos_without_files(house)
        assert count
        assert missing == []


def test_a_file_that_is_thrown_away_meanwhile_is_in_the_backup(target, monkeypatch):
    made, photo, name = throw_away_meanwhile(target, monkeypatch)

    with scratch_house(target) as (house, _environment):
        restore(made.path, house=house, record=False)
        assert (house.files.roots["media"] / name).is_file()
    assert not photo.picture.storage.exists(name)
    assert not any(files.held_names())


def test_without_holding_back_it_would_be_missing(target, monkeypatch):
    """The control."""
    monkeypatch.setattr(holding, "hold", lambda *_: None)

    made, _photo, name = throw_away_meanwhile(target, monkeypatch)

    assert made.missing == [f"media/{name}"]


def throw_away_meanwhile(target, monkeypatch):
    photo = factory.make_photo()
    name = photo.picture.name
    listing = files.Listing

    def throw_away_and_list(folder):
        photo.delete()
        return listing(folder)

    monkeypatch.setattr(files, "Listing", throw_away_and_list)
    return make(target), photo, name


def test_there_is_one_backup_at_a_time(target):
    with holding.held_back(), pytest.raises(BackupRefused):
        make(target)


def test_what_a_killed_one_left_holds_nothing_back(tmp_path):
    left = holding.held("media", "photos/old.jpg")
    left.parent.mkdir(parents=True)
    left.write_bytes(b"old")
    file = tmp_path / "new.jpg"
    file.write_bytes(b"new")

    holding.hold("media", "photos/new.jpg", str(file))
    assert not holding.held("media", "photos/new.jpg").exists()
    with holding.held_back():
        assert not left.exists()
        holding.hold("media", "photos/new.jpg", str(file))
        assert holding.held("media", "photos/new.jpg").read_bytes() == b"new"


def test_killed_at_any_time_it_leaves_nothing_that_looks_whole(target):
    factory.make_article("published")

    killed, done = kill(target, [random.Random(number).uniform(0, 0.8) for number in range(4)])

    assert killed > 1
    assert len(list(target.glob("*.backup"))) == done
    made = make(target / "last.backup")
    assert not list(target.glob("newsroom-*.part"))
    check(made.path)


def kill(target, moments):
    """Kills a backup so many seconds after it was begun, for each of them. Returns how many were killed,
    and how many had ended by then: (killed, done)."""
    asked = subprocess.run(
        [sys.executable, "-c", SLOWLY, str(target)],
        cwd=ROOT,
        env=os.environ | environment(),
        input="\n".join(map(str, moments)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    ends = [os.waitstatus_to_exitcode(int(status)) for status in asked.stdout.split()]
    assert set(ends) <= {-signal.SIGKILL, 0}
    return ends.count(-signal.SIGKILL), ends.count(0)


SLOWLY = """
import os, signal, sys, time, django
django.setup()
from newsroom.backup import making, sealing
put = sealing.Writer._put
def slowly(self, data):
    time.sleep(0.05)
    put(self, data)
sealing.Writer._put = slowly
for number, seconds in enumerate(sys.stdin):
    child = os.fork()
    if not child:
        making.make(f"{sys.argv[1]}/newsroom-20260101T{number:06}Z.backup")
        os._exit(0)
    time.sleep(float(seconds))
    os.kill(child, signal.SIGKILL)
    print(os.waitpid(child, 0)[1])
"""


def environment():
    """Of a process that works with the database of this test."""
    from newsroom.backup.drilling import url_of

    name = connection.settings_dict["NAME"]
    url = f"sqlite:///{name}" if connection.vendor == "sqlite" else url_of(name)
    return {"DATABASE_URL": url, "DATA_DIR": str(settings.DATA_DIR)}


def test_a_snapshot_holds_up_nobody(target):
    snapshot = databases.snapshot(target) if connection.vendor == "postgresql" else nullcontext()

    story = factory.make_article("published")

    assert story.pk
    if connection.vendor == "postgresql":
        snapshot.cursor.execute("SELECT count(*) FROM articles_article")
        assert snapshot.cursor.fetchone() == (0,)
        snapshot.close()
