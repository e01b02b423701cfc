"""The names of cookies over TLS, by which browsers hold them to this host (RFC 6265bis, 4.1.3)."""

import json

import pytest
from django.test import Client

from articles.drafting.models import WorkingCopy
from tests import factory
from tests.drafting.test_unsaved_in_browser import kept_by_server, opened, type_into_text
from tests.test_project import manage, production  # noqa: F401 - a fixture


@pytest.fixture
def over_tls(settings):
    """As `newsroom/settings.py` has it on a server. Browsers take localhost for safe without TLS."""
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"


def test_on_a_server_the_names_hold_browsers_to_this_host(production):  # noqa: F811
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    script = f"import json; from django.conf import settings as s; print(json.dumps([getattr(s, n) for n in {names}]))"

    done = manage(production, "shell", "--no-imports", "-c", script)

    assert json.loads(done.stdout) == ["__Host-sessionid", "__Host-csrftoken", True, True], done.stderr


def test_every_cookie_keeps_the_promise_of_its_name(db, over_tls):
    """`__Host-`: Secure, for every path, for no domain; `__Secure-`: Secure."""
    user, client = factory.make_writer(), Client()
    client.get("/accounts/login/", secure=True)
    client.post("/accounts/login/", {"username": user.username, "password": factory.PASSWORD}, secure=True)
    client.post("/accounts/logout/", secure=True)  # leaves a message
    given = dict(client.cookies)

    assert {"__Host-csrftoken", "__Host-sessionid", "__Secure-known-device"} <= given.keys()
    for name, cookie in given.items():
        assert cookie["secure"], name
        assert not cookie["domain"], name
        assert name.startswith("__Secure-") or (name.startswith("__Host-") and cookie["path"] == "/"), name


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_what_is_typed_is_kept_with_such_cookies(over_tls, page):
    """The token that scripts send comes from the cookie, under whichever name it has."""
    writer = factory.make_writer()
    story = factory.make_draft(writer)
    page.goto("/accounts/login/")
    page.fill("[name=username]", writer.username)
    page.fill("[name=password]", factory.PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/**")
    tab = opened(page.context, story)
    tab.evaluate("document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((each) => each.remove())")

    type_into_text(tab, "又及。")

    kept_by_server(tab)
    assert WorkingCopy.objects.get().user == writer
