"""A plugin: runs tests without one permission hook after the other, in one process. No file is changed.

    WITHOUT_HOOKS=hooks.txt PASSED_HOOKS=folder pytest -p tests.access.without_hooks -m "not browser" tests

`hooks.txt` has a hook on each line, as `str()` has it; the folder is what `passing_tests` left. Of each hook those
tests are run that pass it, those of its room first, until one fails: that test has noticed. Then the same test is
run with the hook in its place, and has to pass. A line for each hook goes to the file `noticed.txt` beside hooks.txt.
"""

import os
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

MOST = 150  # tests asked without one hook


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    from django.urls import get_resolver

    from tests.access import passing_tests
    from tests.access.hooks import all_hooks

    assert get_resolver().url_patterns  # everything is imported
    path = Path(os.environ["WITHOUT_HOOKS"])
    wanted = set(path.read_text().splitlines())
    passed = passing_tests.read(os.environ["PASSED_HOOKS"])
    items = {item.nodeid: item for item in session.items}
    with path.with_name("noticed.txt").open("a") as told:
        for hook in all_hooks():
            if str(hook) not in wanted:
                continue
            tests = ordered(hook, [test for _seconds, test in passed.get(str(hook), []) if test in items])
            told.write(f"{noticed_by(hook, [items[test] for test in tests])}\t{hook}\n")
            told.flush()
    if items:
        runtestprotocol(next(iter(items.values())), log=False, nextitem=None)  # takes all fixtures down
    return True


def ordered(hook, tests):
    """Those of the hook's room first, each time the quick ones."""
    rooms = tuple(rooms_of(hook))
    return sorted(tests, key=lambda test: not test.startswith(rooms))[:MOST]


ROOMS = {"library": ["photos"], "showing": ["showing", "public"], "issues": ["issues", "makeup", "proofing"]}


def rooms_of(hook):
    """The folders of tests about the file that this hook stands in."""
    name = Path(hook.path).parts[1]
    return [f"tests/{each}" for each in ROOMS.get(name, [name])]


def noticed_by(hook, items):
    """The test that fails without the hook; "nobody of 7" if none does, "spoilt: …" if it fails with it, too."""
    with hook.removed():
        following = [*items[1:], None]
        item = next((item for item, after in zip(items, following, strict=True) if fails(item, after)), None)
    if item is None:
        return f"nobody of {len(items)}"
    return f"spoilt: {item.nodeid}" if fails(item) else item.nodeid


def fails(item, after=None):
    """Whether it fails; what it shares with the test `after` it stays."""
    if hasattr(item, "_initrequest"):
        item._initrequest()  # it may have been run before
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=after or Another(item)))


class Another:
    """Any test that comes next: all is taken down but what the whole session shares."""

    def __init__(self, item):
        self.item = item

    def listchain(self):
        return self.item.listchain()[:1]
