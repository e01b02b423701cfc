"""What takes too long for every landing: `make soak`. A file here is named soak_*.py and ends by
saying its figures; the last ones stand in docs/soak/."""

import faulthandler

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    faulthandler.cancel_dump_traceback_later()
