"""Which browser the browser tests use: Chromium of the system, else Playwright's own.

    python -m tests.browser

prints its path, or fails with a sentence if there is none that starts.
"""

import os
import shutil
import subprocess
import sys
from functools import cache

ARGUMENTS = [
    "--no-sandbox",  # tests run as root on build machines
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # no network
]
NONE = "no Chromium: install the package chromium, or run playwright install chromium"


@cache
def executable():
    """The path of a Chromium that starts, or None."""
    return next((path for path in _candidates() if path and _starts(path)), None)


def _candidates():
    yield os.environ.get("CHROMIUM")
    yield shutil.which("chromium")
    yield shutil.which("chromium-browser")
    yield shutil.which("google-chrome")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _starts(path):
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    print(executable() or sys.exit(NONE))
