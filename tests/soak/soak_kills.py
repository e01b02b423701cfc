"""Every act ended at every point, in every way; and a hundred workers killed under load. docs/soak/kills.md"""

import time
from collections import Counter
from datetime import UTC, datetime
from functools import partial

import pytest
from django.db import connection

from tests.kills.acts import ACTS, work
from tests.kills.edge import edge
from tests.kills.load import Load
from tests.kills.loop import LATER, Loop, look, work_and_look
from tests.kills.points import BEFORE, Points, cut, fail, fill
from tests.kills.stage import Stage
from tests.kills.tight import can_be_tight, tight_file_system, tight_tablespace
from tests.kills.trying import attempt

KILLS = 100
TYPED = {
    "save": "改过的正文",
    "save_and_submit": "送审的标题",
    "save_new_with_a_photo": "新稿的正文",
    "edit_what_was_approved": "签发以后又改",
    "correct": "更正后的标题",
}
FIGURES = []


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker, tmp_path_factory):
    with edge() as word:
        stage = Stage(tmp_path_factory.mktemp("kills"), django_db_blocker, word)
        yield stage
        stage.remove()
    print("", *FIGURES, sep="\n")


@pytest.fixture(scope="module")
def loop(stage):
    return Loop(stage)


def told(how, result, began):
    """A line for docs/soak/kills.md; the faults fail the test."""
    left = ", ".join(f"{number} {what}" for what, number in sorted(result.left.items()))
    line = f"{connection.vendor} | {how} | {result.name} | {result.points} points | {result.tries} tries | {left}"
    FIGURES.append(f"{line} | {time.monotonic() - began:.0f} s")
    print(FIGURES[-1], flush=True)
    assert not result.faults, "\n".join(result.faults)


@pytest.mark.parametrize("name", ACTS)
def test_killed_at_every_point(loop, name):
    began = time.monotonic()

    result = loop.through(name)

    told("killed", result, began)
    assert result.left["old"]


@pytest.mark.parametrize("name", ACTS)
def test_an_error_at_every_point(loop, name):
    began = time.monotonic()

    result = loop.through(name, when=(BEFORE,), happens=fail)

    told("error", result, began)


@pytest.mark.parametrize("name", ACTS)
def test_a_connection_lost_at_every_statement(loop, name):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no connection to lose")
    began = time.monotonic()

    result = loop.through(
        name,
        when=(BEFORE,),
        happens=partial(cut, loop.stage.connect),
        only=("sql", "commit"),
        check=partial(says_so, TYPED.get(name)),
    )

    told("connection lost", result, began)


def says_so(typed, outcome, which):
    """The person is told in a sentence, and what was typed stands on the page."""
    answer = outcome.result
    if which == "new" or not isinstance(answer, dict) or answer["status"] == 302:
        return
    if answer["status"] != 503:
        yield f"answered {answer['status']}"
    elif "数据库暂时没有应答" not in answer["said"]:
        yield "no sentence"
    elif typed and typed not in answer["said"]:
        yield "what was typed is gone"


@pytest.mark.parametrize("name", ["save_new_with_a_photo", "delete_photo"])
def test_no_room_for_a_file(loop, name):
    began = time.monotonic()

    result = loop.through(name, when=(BEFORE,), happens=fill, only=("file",))

    told("no room for a file", result, began)


FULL = [
    "autosave",
    "save",
    "save_new_with_a_photo",
    "correct",
    "publish",
    "withdraw",
    "place",
    "publish_issue",
]


@pytest.mark.parametrize("name", FULL)
def test_a_full_disk(stage, loop, name):
    """With room for so many more pages, one more each time, until there is enough."""
    if not can_be_tight():
        pytest.skip("only root may mount a small disk")
    began = time.monotonic()
    room = tight_tablespace if connection.vendor == "postgresql" else tight_file_system

    result = loop.in_so_little_room(name, room)

    told("full disk", result, began)
    assert result.left["new"]  # some find room in the pages that are there


def test_the_worker_killed_at_every_point(stage, loop):
    """What a correction and a deletion make necessary: purges, words of photos, files."""
    began = time.monotonic()
    for name in ("correct", "withdraw", "delete_photo"):
        changed = stage.fresh(name="changed")
        assert not attempt(stage, changed, ACTS[name]).error
        whole = attempt(stage, stage.fresh(of=changed, name="whole"), work, Points())
        assert not whole.error
        tries, faults = 0, []
        for k in range(1, len(whole.points) + 1):
            copy = stage.fresh(of=changed, name="try")
            outcome = attempt(stage, copy, work, Points(k, BEFORE))
            assert outcome.killed
            left = attempt(stage, stage.fresh(of=copy, name="look"), look)
            later = attempt(stage, copy, work_and_look, hours=LATER)
            faults += [f"{name}, point {k}: {each}" for each in [left.error, later.error] if each]
            faults += [f"{name}, point {k}: {each}" for each in [*(left.result or ()), *(later.result or ())]]
            tries += 1
        FIGURES.append(
            f"{connection.vendor} | worker killed | after {name} | {len(whole.points)} points | {tries} tries | "
            f"{time.monotonic() - began:.0f} s"
        )
        print(FIGURES[-1], flush=True)
        assert not faults, "\n".join(faults[:10])


def test_a_hundred_kills_under_load(stage):
    began = time.monotonic()
    copy = stage.fresh(name="load")

    with Load(stage, copy) as load:
        load.kill_workers(KILLS)

    passed = (datetime.now(UTC) - stage.now).total_seconds() / 3600 + 0.01
    found = attempt(stage, copy, look, hours=passed)
    later = attempt(stage, copy, work_and_look, hours=LATER + passed)
    lost = attempt(stage, copy, load.lost)
    answers = ", ".join(f"{number} × {status}" for status, number in sorted(Counter(load.answers).items()))
    FIGURES.append(
        f"{connection.vendor} | {load.killed} kills under load | {len(load.answers)} requests: {answers} | "
        f"{len(load.acknowledged)} acknowledged saves | {time.monotonic() - began:.0f} s"
    )
    print(FIGURES[-1], flush=True)
    assert (found.error, later.error, lost.error) == ("", "", "")
    assert found.result == []
    assert later.result == []
    assert lost.result == []
    assert load.killed == KILLS
    assert len(load.acknowledged) > KILLS / 2
