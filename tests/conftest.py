"""Fixtures for all tests. Which database they use, and how, stands in tests/databases.py."""

import ipaddress
import os
import re
import socket

from tests import browser, databases

databases.set_environment()

import pytest  # noqa: E402 - the settings read the environment
from django.conf import settings as project  # noqa: E402
from django.test import Client  # noqa: E402
from hypothesis import settings as hypothesis_settings  # noqa: E402

# The same cases each time, so that a failure is the change's; HYPOTHESIS=explore looks for others.
hypothesis_settings.register_profile("repeat", derandomize=True)
hypothesis_settings.register_profile("explore", derandomize=False)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS", "repeat"))

project.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # for speed


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Marks what needs a browser; without one, those tests are skipped.

    With TEST_ONLY=database, as `make test` has it for its second database, what does not
    depend on the database is left out: tests that ask for none, those marked `once`, and the
    screens in the browser, but for the main job.
    """
    if os.environ.get("TEST_ONLY") == "database":
        left_out = [item for item in items if not depends_on_database(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if depends_on_database(item)]
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker("browser")
            if not browser.executable():
                item.add_marker(pytest.mark.skip(reason=browser.NONE))


def depends_on_database(item):
    if item.get_closest_marker("once"):
        return False
    asks = item.get_closest_marker("django_db") or {"db", "transactional_db"} & {*item.fixturenames}
    return bool(asks) and ("browser" not in item.fixturenames or "main_job" in item.keywords)


# Database


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """The migrated database. After a test with `django_db(transaction=True)`, or with a live
    server, it is restored to just that: districts, groups and permissions are there again,
    and everything else is gone, whatever the triggers forbid."""
    from django.test import TransactionTestCase

    TransactionTestCase._fixture_teardown = lambda test: databases.restore()
    with django_db_blocker.unblock():
        databases.create()
    yield  # blocked again: a test that does not ask for the database would leave its rows there
    with django_db_blocker.unblock():
        databases.remove()


# Surroundings


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    """Each test has an empty folder for its photos."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture(autouse=True)
def empty_cache():
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """Connects to this machine only."""
    connect = socket.socket.connect

    def connect_here(self, address):
        if self.family != socket.AF_UNIX and not _is_here(address[0]):
            raise OSError(f"a test may not connect to {address}")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


def _is_here(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


# Browser


@pytest.fixture(scope="session")
def delete_output_dir():
    """`make test` empties test-results/ once; the plugin would do so in each worker."""


@pytest.fixture(scope="session", autouse=True)
def media_by_our_own_door():
    """Django's test server would hand out any file below MEDIA_URL itself, past our view."""
    from django.test import testcases

    testcases._MediaFilesHandler = lambda application: application


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {
        "executable_path": browser.executable(),
        "args": browser.ARGUMENTS,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, live_server):
    """A desk in Beijing. `page.goto("/")` opens the live server's home page."""
    return browser_context_args | {
        "base_url": live_server.url,
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
        "viewport": {"width": 1440, "height": 900},
        "service_workers": "block",  # no page fetches an issue on the side; the tests of that allow it
    }


# Chromium's own word where somebody goes on before a page has come in (`@view-transition` in base.css):
# no script of ours asks for a transition, so that none can hear of it.
TRANSITION = re.compile("Transition was (aborted|skipped)")


@pytest.fixture
def page(context, live_server):
    """A tab on the live server. The test fails if a script of ours did, or if the page asked
    for something that the content security policy forbids or that is not there. After a
    failure a screenshot lies in test-results/."""
    page = context.new_page()
    page.set_default_timeout(15_000)  # milliseconds
    faults = []
    page.on("pageerror", lambda error: None if TRANSITION.match(str(error)) else faults.append(str(error)))
    page.on("console", lambda message: faults.extend(_faults(message)))
    yield page
    assert not faults, "\n".join(faults)


def _faults(message):
    """What the console says, unless it only repeats the status of a page that we asked for."""
    if message.type != "error":
        return []
    source = message.location.get("url", "")
    if message.text.startswith("Failed to load resource") and "/static/" not in source:
        return []
    return [f"{message.text} ({source})"]


@pytest.fixture
def login(live_server):
    """`login(page, user)`: the browser is logged in as that user, without the form.

    Whoever was logged in before stays so on the server: a late request of the page before
    (a beacon, a picture) would otherwise come with a session that is gone, and its answer
    would take the new cookie away.
    """

    def login(page, user):
        client = Client()
        client.force_login(user)
        cookie = client.cookies[project.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return login
