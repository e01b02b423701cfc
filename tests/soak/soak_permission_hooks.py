"""Every place in the code that asks who may do what is taken away in turn: does a test notice?

First the matrix of addresses is asked without it, by those whose requests pass it; then the tests that pass it:
the suite is run once to see which those are. HOOKS=articles/planning takes those whose path begins so;
PASSED_HOOKS=folder keeps what was seen of the suite there, and uses it again.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.access import hooks, noticing, table, walking
from tests.access.conftest import media_of_the_world, own_media, world  # noqa: F401 - fixtures

BEGINNING = os.environ.get("HOOKS", "")
NOT_ASKED = (  # no question of permission is theirs, or it was asked by the matrix
    *("access/test_every_url.py", "kills", "soak", "benchmarks", "hostile_files", "makeup", "typesetting"),
    *("edge", "backup", "axe", "audit", "bucket"),
)
AT_ONCE = 2
PYTEST = [sys.executable, "-m", "pytest", "-q", "-m", "not browser", "-o", "faulthandler_timeout=0"]


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
    """The folder in which it stands which tests pass which hook."""
    folder = Path(os.environ.get("PASSED_HOOKS") or tmp_path_factory.mktemp("passed"))
    if not list(folder.glob("*.jsonl")):
        run = [*PYTEST, "-p", "tests.access.passing_tests", "-n", str(AT_ONCE), "tests"]
        run += [f"--ignore=tests/{each}" for each in NOT_ASKED]
        subprocess.run(run, cwd=hooks.ROOT, env=os.environ | {"PASSED_HOOKS": str(folder)}, check=False)
    return folder


def test_the_tests(left, passed, tmp_path):
    """A test that fails without the hook has noticed."""
    (tmp_path / "hooks.txt").write_text("\n".join(map(str, left)))
    environment = os.environ | {"WITHOUT_HOOKS": str(tmp_path / "hooks.txt"), "PASSED_HOOKS": str(passed)}
    run = [*PYTEST, "-p", "no:xdist", "-p", "tests.access.without_hooks", "tests"]
    subprocess.run(run, cwd=hooks.ROOT, env=environment, check=True)
    noticed = dict(
        line.split("\t")[::-1] for line in (tmp_path / "noticed.txt").read_text().splitlines() if line
    )
    unseen = [str(hook) for hook in left if not noticed.get(str(hook), "").startswith("tests/")]
    print(f"\n{len(left)} more, {len(left) - len(unseen)} noticed by other tests")
    assert unseen == []


def test_with_all_hooks_the_matrix_notices_nothing(world):  # noqa: F811
    """The control: a hook that is put back is a hook again."""
    hook = next(each for each in hooks.all_hooks() if each.kind == "def visible_to")
    with hook.removed():
        pass
    rows = [row for row in table.TABLE if row.name == "admin:articles_article_versions"]

    assert [fault for row in rows for fault in walking.faults(world, row)] == []
