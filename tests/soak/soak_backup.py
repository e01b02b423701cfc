"""A backup of a bigger paper: how fast, in how much memory, and whole in spite of writers and kills.

SOAK_STORIES (10,000) says how big.
"""

import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connections

from newsroom.backup.drilling import scratch_house
from newsroom.backup.making import make
from newsroom.backup.restoring import check, restore
from newsroom.backup.sealing import TAG, BackupRefused
from tests.backup.comparing import contents, dump
from tests.backup.mutations import mutations
from tests.backup.test_under_load import environment, kill
from tests.backup.writers import Writers, broken, photos_without_files
from tests.benchmarks import paper
from tests.bucket.test_bucket import contents as contents_of
from tests.bucket.test_bucket import server  # noqa: F401 - a fixture
from tests.messages import ROOT

pytestmark = pytest.mark.django_db(transaction=True)
STORIES = int(os.environ.get("SOAK_STORIES", "10000"))
KEY = "a secret that nobody guesses"
KILLS, MUTATIONS, ROUNDS, SECONDS = 100, 200, 3, 15


@pytest.fixture
def target(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


def manage(*arguments, ends=(0,), **given):
    """Runs a command in a process of its own. Returns (its output, what it took as text)."""
    start = time.perf_counter()
    ran = subprocess.run(
        ["/usr/bin/time", "-v", sys.executable, "manage.py", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONWARNINGS": "ignore"} | given,
        capture_output=True,
        text=True,
    )
    assert ran.returncode in ends, ran.stdout + ran.stderr
    seconds, told = (
        time.perf_counter() - start,
        dict(re.findall(r"(User|System|Maximum).*: ([\d.]+)$", ran.stderr, re.M)),
    )
    computing, memory = float(told["User"]) + float(told["System"]), int(told["Maximum"]) / 1024
    return ran.stdout, f"{seconds:6.1f} s, {computing:6.1f} s of a processor, {memory:4.0f} MB of memory"


def test_a_bigger_paper(target, settings):
    settings.MEDIA_ROOT = Path(settings.DATA_DIR) / "media"
    start = time.perf_counter()
    paper.load(STORIES)
    print(f"\n{STORIES} stories loaded in {time.perf_counter() - start:.0f} s")
    connections.close_all()
    said, took = manage("backup", target, **environment())
    [file] = target.iterdir()
    content = sum(part.stat().st_size for part in settings.MEDIA_ROOT.rglob("*") if part.is_file())
    print(f"backup   {took}; {said}")
    print(f"files {content / 1e6:.0f} MB; the backup {file.stat().st_size / 1e6:.0f} MB")
    said, took = manage("restore", file, "--check")
    print(f"read     {took}")
    (target / "key").write_text(KEY)
    _said, took = manage("backup", target / "a", "--key-file", target / "key", **environment())
    print(f"with key {took}")
    before = dump()
    with scratch_house(target) as (house, scratch):
        said, took = manage("restore", target / "a", "--key-file", target / "key", **scratch)
        print(f"restore  {took}; {said}")
        after = dump(house.database)
        files = contents(house.files.roots["media"])
    late = re.compile("backup\\.|outbox_errand|setval|last_value|^\\d+\t.*purge|sqlite_sequence")
    left = set(filter(lambda line: not late.search(line), before))
    assert left ^ set(filter(lambda line: not late.search(line), after)) == set()
    assert len(before) > STORIES * 5
    assert files == contents(settings.MEDIA_ROOT)
    # The paper's photos share their files, which the view does not hand out: on the original neither
    report = target / "report"
    said, took = manage("drill", file, "--scratch", target, "--report", report, ends=(0, 1), **environment())
    faults = json.loads(report.with_suffix(".json").read_text())["faults"]
    assert [fault for fault in faults if not fault.startswith("/media/photos/")] == []
    print(f"drill    {took}\n{said}")


def test_files_in_a_bucket(server, target):  # noqa: F811
    """From one bucket into the file, and into another."""
    files, other = contents_of(server), server.replace("/paper", "/other")
    for name in ("paper", "other"):
        files.create_bucket(Bucket=name)
    with scratch_house(target) as (_house, first), scratch_house(target) as (_other, second):
        manage("migrate", "-v0", FILES_URL=server, **first)
        run = subprocess.run(
            [sys.executable, "-m", "tests.bucket.house"],
            cwd=ROOT,
            env=os.environ | first | {"FILES_URL": server},
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
        said, _took = manage("backup", target / "b", FILES_URL=server, **first)
        manage("restore", target / "b", FILES_URL=other, **second)
        print(f"\nbucket: {said}")

    assert listed(files, "paper") == listed(files, "other")
    assert len(listed(files, "paper")) > 10


def listed(files, bucket):
    return {
        found["Key"]: files.get_object(Bucket=bucket, Key=found["Key"])["Body"].read()
        for found in files.list_objects_v2(Bucket=bucket)["Contents"]
    }


def test_under_load(target):
    total = 0
    for number in range(ROUNDS):
        with Writers(4) as writers:
            time.sleep(SECONDS * random.Random(number).uniform(0.3, 1))
            made = make(target / f"{number}.backup")
            time.sleep(1)
        assert writers.errors == []
        assert made.missing == []
        with scratch_house(target) as (house, _environment):
            restore(made.path, house=house, record=False)
            assert broken(house.database) == {}
            count, missing = photos_without_files(house)
            assert missing == []
        total += writers.done
        print(
            f"\nround {number}: {writers.done} stories meanwhile; {count} photos, none without its files",
            end="",
        )
    print(f"\n{ROUNDS} backups while {total} stories were written, published, withdrawn: none broken")


def test_kills(target):
    chance = random.Random("kills")
    killed, done = kill(target, [chance.uniform(0, 1.5) for _number in range(KILLS)])
    whole = list(target.glob("*.backup"))
    assert len(whole) == done
    for backup in whole:
        check(backup)
    make(target / "last.backup")
    assert not list(target.glob("newsroom-*.part"))
    print(f"\n{killed} killed, {done} done before: no other left a file that looks whole")


def test_mutations_of_a_real_backup(target):
    made = make(target, key=KEY)
    data, path = made.path.read_bytes(), target / "spoilt"
    other = make(target / "other", key=KEY).path.read_bytes()
    passed = []
    for name, spoilt in mutations(data, TAG, other, MUTATIONS):
        path.write_bytes(spoilt)
        try:
            check(path, KEY)
            passed.append(name)
        except BackupRefused:
            pass
    print(f"\n{MUTATIONS - len(passed)} of {MUTATIONS} mutations refused, of {len(data) / 1e6:.1f} MB")
    assert passed == []
