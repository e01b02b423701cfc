"""A plugin: `WITHOUT_HOOK="articles/rules.py:66:11 has_perm() in may_submit" pytest -p tests.access.without_hook …`
runs tests with one permission hook taken out of the running program. No file is changed."""

import os
from contextlib import ExitStack

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session):
    from django.urls import get_resolver

    from tests.access.hooks import all_hooks

    assert get_resolver().url_patterns  # everything is imported
    (hook,) = (each for each in all_hooks() if str(each) == os.environ["WITHOUT_HOOK"])
    stack = ExitStack()
    stack.enter_context(hook.removed())
    session.config.add_cleanup(stack.close)
