"""Benchmarks take as long as they take: the clock that ends a test which hangs is not for them."""

import faulthandler

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    faulthandler.cancel_dump_traceback_later()
