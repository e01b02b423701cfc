"""A plugin: which hooks does each test pass? `PASSED_HOOKS=folder pytest -p tests.access.passing_tests …` leaves
there, for each process, lines of JSON: a test, its seconds, and the hooks whose lines it ran."""

import json
import os
import time
from pathlib import Path

import pytest


class Recorder:
    def __init__(self, passing, file):
        self.passing, self.file = passing, file

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item):
        self.passing.start()
        began = time.perf_counter()
        try:
            return (yield)
        finally:
            hooks = sorted(map(str, self.passing.passed()))
            row = [item.nodeid, round(time.perf_counter() - began, 3), hooks]
            self.file.write(f"{json.dumps(row)}\n")
            self.file.flush()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session):
    from django.urls import get_resolver

    from tests.access import noticing
    from tests.access.hooks import all_hooks

    assert get_resolver().url_patterns  # everything is imported
    passing = noticing.Passing(all_hooks())
    passing.__enter__()
    file = (Path(os.environ["PASSED_HOOKS"]) / f"{os.getpid()}.jsonl").open("a")
    session.config.pluginmanager.register(Recorder(passing, file))
    session.config.add_cleanup(file.close)


def read(folder):
    """{hook: [(seconds, test)]} of all that was left there, the quick first."""
    passed = {}
    for path in Path(folder).glob("*.jsonl"):
        for line in path.read_text().splitlines():
            test, seconds, hooks = json.loads(line)
            for hook in hooks:
                passed.setdefault(hook, []).append((seconds, test))
    return {hook: sorted(tests) for hook, tests in passed.items()}
