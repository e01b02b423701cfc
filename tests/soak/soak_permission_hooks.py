"""Every place in the code that asks who may do what is taken away in turn: does a test notice?

First the matrix of addresses is asked without it, by those whose requests pass it; then the tests of the
room it stands in. HOOKS=articles/planning takes those whose path begins so.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.access import hooks, noticing, table, walking
from tests.access.conftest import media_of_the_world, own_media, world  # noqa: F401 - fixtures

BEGINNING = os.environ.get("HOOKS", "")
ALWAYS = ("tests/access/test_forged_requests.py", "tests/access/test_moves_by_address.py")
SECONDS = 1800  # for the tests of one room
ROOMS = {"library": ["photos"], "showing": ["showing", "public"], "issues": ["issues", "makeup", "proofing"]}


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


def test_the_rooms(left):
    """In a process of its own for each hook: a test that fails has noticed."""
    unseen = [hook for hook in left if not noticed_by_tests(hook)]
    print(f"\n{len(left)} more, {len(left) - len(unseen)} noticed by other tests")
    assert [str(hook) for hook in unseen] == []


def noticed_by_tests(hook):
    if not isinstance(hook, hooks.Hook):
        return False
    run = [sys.executable, "-m", "pytest", "-p", "tests.access.without_hook", "-p", "no:xdist", "-x", "-q"]
    run += ["-m", "not browser", "-o", "faulthandler_timeout=0", *rooms_of(hook), *ALWAYS]
    environment = os.environ | {"WITHOUT_HOOK": str(hook)}
    ended = subprocess.run(run, cwd=hooks.ROOT, env=environment, capture_output=True, timeout=SECONDS)
    return ended.returncode == 1


def test_with_all_hooks_the_matrix_notices_nothing(world):  # noqa: F811
    """The control: a hook that is put back is a hook again."""
    hook = next(each for each in hooks.all_hooks() if each.kind == "def visible_to")
    with hook.removed():
        pass
    rows = [row for row in table.TABLE if row.name == "admin:articles_article_versions"]

    assert [fault for row in rows for fault in walking.faults(world, row)] == []
