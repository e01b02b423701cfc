"""The second factor: who must have one, what it guards, what a wrong code costs."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.signals import user_login_failed
from django.test import Client
from django.urls import reverse

from newsroom.doors.models import Visit
from newsroom.reporters.models import AccountEvent
from tests import factory


def code_of(secret, *, late=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 - late))


@pytest.fixture
def secret(wang):
    """What wang's telephone knows."""
    secret = generate_totp_secret()
    TOTP.activate(wang, secret)
    return secret


def test_a_password_alone_does_not_open_an_account_with_a_second_factor(make_client, is_in, secret):
    client = make_client()

    assert client.get("/admin/").status_code == 302
    assert Visit.objects.count() == 0
    assert AccountEvent.objects.filter(verb="login").count() == 0

    answer = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})

    assert answer.url == "/admin/"
    assert is_in(client)
    assert AccountEvent.objects.filter(verb="login").count() == 1


def test_a_code_is_good_for_one_login(make_client, is_in, secret):
    code = code_of(secret)
    for expected in (True, False):
        client = make_client()
        client.post("/accounts/2fa/authenticate/", {"code": code})
        assert is_in(client) is expected


def test_five_wrong_codes_close_the_second_factor(make_client, is_in, secret):
    wrong = "000000" if code_of(secret) != "000000" else "111111"
    for _round in range(3):  # a new login with the password brings no new tries
        client = make_client()
        for _try in range(2):
            client.post("/accounts/2fa/authenticate/", {"code": wrong})

    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})

    assert not is_in(client)


def test_a_wrong_code_is_a_failed_login_on_record(make_client, secret, wang):
    told = []
    user_login_failed.connect(
        lambda credentials, **kwargs: told.append(credentials), weak=False, dispatch_uid="t"
    )
    try:
        make_client().post("/accounts/2fa/authenticate/", {"code": "nonsense"})
    finally:
        user_login_failed.disconnect(dispatch_uid="t")

    assert told == [{"username": "wang"}]
    assert AccountEvent.objects.filter(verb="login_failed", user=wang).count() == 1


def test_secrets_are_not_readable_in_the_database(secret):
    assert secret not in str(Authenticator.objects.get().data)


def test_what_an_older_key_encrypted_is_still_read(make_client, is_in, secret, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "y" * 60, [settings.SECRET_KEY]
    client = make_client()

    client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})

    assert is_in(client)


def test_staff_without_one_reach_only_its_setting_up(make_client, settings, wang):
    settings.REQUIRE_MFA = True
    story = factory.make_article(author=wang)
    client = make_client()

    for address in ["/admin/", reverse("admin:articles_article_change", args=[story.pk])]:
        answer = client.get(address)
        assert answer.url.startswith("/accounts/2fa/"), address
        assert client.post(address, {}).status_code == 302
    assert client.get(f"/preview/articles/{story.pk}/").status_code == 404
    for name in ["mfa_index", "account_change_password", "doors:visits", "account_logout"]:
        assert client.get(reverse(name)).status_code == 200, name


def test_setting_one_up_opens_the_house_and_taking_it_away_closes_it(make_client, settings, is_in, wang):
    settings.REQUIRE_MFA = True
    client = make_client()
    client.post("/accounts/reauthenticate/", {"password": factory.PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret

    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})

    assert is_in(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.exists()
    assert not is_in(client)


def test_recovery_codes_alone_are_no_second_factor(make_client, settings, is_in, wang):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    settings.REQUIRE_MFA = True
    RecoveryCodes.activate(wang)

    assert not is_in(make_client())


def test_a_recovery_code_lets_in_once(make_client, is_in, secret, wang):
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    code = RecoveryCodes.activate(wang).get_unused_codes()[0]
    for expected in (True, False):
        client = make_client()
        client.post("/accounts/2fa/authenticate/", {"code": code})
        assert is_in(client) is expected


def test_production_asks_for_it_by_default():
    import os
    import subprocess
    import sys

    from tests.messages import ROOT

    script = (
        "from django.conf import settings as s; print(s.REQUIRE_MFA, s.PASSWORD_PROFILE, s.LOGIN_HINT or '-')"
    )
    base = {"PATH": os.environ["PATH"], "SECRET_KEY": "x" * 60, "DATA_DIR": os.environ["DATA_DIR"]}
    told = {}
    for debug in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", script],
            cwd=ROOT,
            env={**base, "DEBUG": debug, "ALLOWED_HOSTS": "paper.example"},
            capture_output=True,
            text=True,
        )
        told[debug] = done.stdout.split()

    assert told == {"0": ["True", "dengbao", "-"], "1": ["False", "demo", "articles.demo.people.login_hint"]}


def test_nobody_registers(client, db):
    assert client.get("/accounts/signup/").status_code == 404
    assert client.post("/accounts/signup/", {"username": "new"}).status_code == 404


def test_there_is_no_account_before_somebody_makes_one(db):
    from newsroom.reporters.models import User

    assert User.objects.count() == 0


def test_screens_of_the_doors_run_nothing_inline(db):
    policy = Client().get("/accounts/login/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_login_leads_back_to_where_one_was(client, wang):
    answer = client.get("/admin/articles/article/?q=x", follow=True)
    address = answer.redirect_chain[-1][0]
    answer = client.post(
        address, {"username": "wang", "password": factory.PASSWORD, "next": "/admin/articles/article/?q=x"}
    )

    assert answer.url == "/admin/articles/article/?q=x"
    for elsewhere in ["https://evil.example/", "//evil.example/"]:
        other = Client()
        answer = other.post(
            "/accounts/login/", {"username": "wang", "password": factory.PASSWORD, "next": elsewhere}
        )
        assert answer.url == "/admin/"
