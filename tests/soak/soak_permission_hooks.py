"""Every place in the code that asks who may do what is taken away in turn: does a test notice?

First the matrix of addresses is asked without it, by those whose requests pass it; then the tests that pass it:
the suite is run once to see which those are. HOOKS=articles/planning takes those whose path begins so;
PASSED_HOOKS=folder keeps what was seen of the suite there, and uses it again.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.access import hooks, noticing, passing_tests, table, walking
from tests.access.conftest import media_of_the_world, own_media, world  # noqa: F401 - fixtures

BEGINNING = os.environ.get("HOOKS", "")
NOT_ASKED = (
    "access/test_every_url.py",
    "kills",
    "soak",
    "benchmarks",
    "hostile_files",
    "makeup",
    "typesetting",
)
NOT_ASKED += ("edge", "backup", "axe", "audit", "bucket")  # no question of permission is theirs
ROOMS = {"library": ["photos"], "showing": ["showing", "public"], "issues": ["issues", "makeup", "proofing"]}
MOST = 150  # tests asked without one hook, those of its room first
SECONDS = 1800
AT_ONCE = 2
PYTEST = [sys.executable, "-m", "pytest", "-q", "-m", "not browser", "-o", "faulthandler_timeout=0"]


def rooms_of(hook):
    """The folders of tests about the file that this hook stands in."""
    name = Path(hook.path).parts[1]
    found = [f"tests/{each}" for each in ROOMS.get(name, [name]) if (hooks.ROOT / "tests" / each).is_dir()]
    return found or ["tests/articles", "tests/reporters"]


def chosen():
    every = [*hooks.all_hooks(), *(() if BEGINNING else noticing.doors())]
    return [hook for hook in every if getattr(hook, "path", "").startswith(BEGINNING)]


@pytest.fixture(scope="module")
def left():
    """Hooks whose removal the matrix did not notice."""
    return []


def test_the_matrix(world, left):  # noqa: F811
    every = chosen()
    passed, wrong = noticing.record(world, every, noticing.requests(world, table.TABLE))
    assert [(request[2:], fault) for request, fault in wrong] == []
    for hook in every:
        if not noticing.notices(world, hook, passed.get(hook, [])):
            left.append(hook)
    print(f"\n{len(every)} hooks, {len(every) - len(left)} noticed by the matrix of addresses")


@pytest.fixture(scope="module")
def passed(tmp_path_factory):
    """{hook: tests that pass it}, the quick first."""
    folder = Path(os.environ.get("PASSED_HOOKS") or tmp_path_factory.mktemp("passed"))
    if not list(folder.glob("*.jsonl")):
        run = [*PYTEST, "-p", "tests.access.passing_tests", "-n", str(AT_ONCE), "tests"]
        run += [f"--ignore=tests/{each}" for each in NOT_ASKED]
        subprocess.run(run, cwd=hooks.ROOT, env=os.environ | {"PASSED_HOOKS": str(folder)}, check=False)
    return passing_tests.read(folder)


def test_the_tests(left, passed):
    """In a process of its own for each hook: a test that fails has noticed."""
    with ThreadPoolExecutor(AT_ONCE) as runs:
        noticed = runs.map(lambda hook: noticed_by_tests(hook, passed.get(str(hook), [])), left)
        unseen = [hook for hook, is_noticed in zip(left, noticed, strict=True) if not is_noticed]
    print(f"\n{len(left)} more, {len(left) - len(unseen)} noticed by other tests")
    assert [str(hook) for hook in unseen] == []


def noticed_by_tests(hook, passed):
    if not isinstance(hook, hooks.Hook):
        return False
    rooms = tuple(rooms_of(hook))
    tests = [test for _seconds, test in sorted(passed, key=lambda each: not each[1].startswith(rooms))]
    run = [*PYTEST, "-p", "tests.access.without_hook", "-p", "no:xdist", "-x", *(tests[:MOST] or rooms)]
    environment = os.environ | {"WITHOUT_HOOK": str(hook)}
    ended = subprocess.run(run, cwd=hooks.ROOT, env=environment, capture_output=True, timeout=SECONDS)
    print("noticed" if ended.returncode == 1 else f"NOT NOTICED ({ended.returncode})", hook, flush=True)
    return ended.returncode == 1


def test_with_all_hooks_the_matrix_notices_nothing(world):  # noqa: F811
    """The control: a hook that is put back is a hook again."""
    hook = next(each for each in hooks.all_hooks() if each.kind == "def visible_to")
    with hook.removed():
        pass
    rows = [row for row in table.TABLE if row.name == "admin:articles_article_versions"]

    assert [fault for row in rows for fault in walking.faults(world, row)] == []
