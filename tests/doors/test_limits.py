"""How often a password is looked at, whoever asks however often from wherever."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client, RequestFactory
from django.utils import timezone

from newsroom.doors import devices, guard
from newsroom.doors.dormant import tidy
from newsroom.doors.models import Tries
from newsroom.reporters.models import AccountEvent
from tests import factory
from tests.together import together

LOGIN = "/accounts/login/"
CHECKED = []


class CountingHasher(MD5PasswordHasher):
    """Counts what a password costs: each time one is hashed."""

    algorithm = "counting"

    def encode(self, password, salt):
        CHECKED.append(password)
        return super().encode(password, salt)


@pytest.fixture
def hashes(settings):
    """The passwords that were hashed since the last `hashes.clear()`."""
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    CHECKED.clear()
    return CHECKED


@pytest.fixture
def wang(db, hashes):
    user = factory.make_user("reporter", "wang")
    hashes.clear()
    return user


def sign_in(client, username="wang", password="wrong", address="203.0.113.7", **headers):
    return client.post(LOGIN, {"username": username, "password": password}, REMOTE_ADDR=address, **headers)


def is_in(client):
    return "_auth_user_id" in client.session


def later(**time):
    """As if this much time had passed for all that is counted."""
    for row in Tries.objects.all():
        Tries.objects.filter(pk=row.pk).update(ends_at=row.ends_at - timedelta(**time))


@pytest.mark.django_db(transaction=True)
def test_two_hundred_wrong_passwords_at_once_are_five_looks_at_the_password(hashes):
    user = factory.make_user("reporter", "wang")
    hashes.clear()
    requests = [RequestFactory().post(LOGIN, REMOTE_ADDR=f"203.0.113.{number}") for number in range(200)]

    outcomes = together(
        *[
            lambda request=request: authenticate(request, username=user.username, password="wrong")
            for request in requests
        ]
    )

    assert outcomes == [None] * 200
    assert len(hashes) == 5


def test_the_sixth_try_is_refused_for_half_an_hour_even_with_the_right_password(client, wang, hashes):
    for _try in range(5):
        sign_in(client)
    hashes.clear()

    sign_in(client, password=factory.PASSWORD)
    assert not is_in(client)
    assert hashes == []

    later(minutes=29)
    sign_in(client, password=factory.PASSWORD)
    assert not is_in(client)

    later(minutes=2)
    sign_in(client, password=factory.PASSWORD)
    assert is_in(client)


def test_a_good_login_forgets_the_bad_ones(client, wang):
    for _round in range(3):
        for _try in range(4):
            sign_in(client)
        sign_in(client, password=factory.PASSWORD)
        assert is_in(client)
        client.post("/accounts/logout/")


def test_a_known_device_passes_the_lock_and_is_counted_by_itself(client, wang, hashes):
    sign_in(client, password=factory.PASSWORD)
    client.post("/accounts/logout/")
    stranger = Client()
    for _try in range(6):
        sign_in(stranger, address="198.51.100.1")

    sign_in(client, password=factory.PASSWORD)
    assert is_in(client)

    client.post("/accounts/logout/")
    hashes.clear()
    for _try in range(9):
        sign_in(client)
    assert len(hashes) == 5


def test_a_forged_device_is_no_known_one(client, wang, hashes):
    sign_in(client, password=factory.PASSWORD)
    cookie = client.cookies["known-device"]
    assert cookie["path"] == "/accounts/"
    assert cookie["httponly"]
    stranger = Client()
    stranger.cookies["known-device"] = cookie.value[:-1] + ("A" if cookie.value[-1] != "A" else "B")
    hashes.clear()

    for _try in range(9):
        sign_in(stranger, address="198.51.100.1")

    assert len(hashes) == 5
    assert Tries.objects.filter(key__startswith="device:").count() == 0


def test_a_device_is_forgotten_after_half_a_year(client, wang, monkeypatch):
    sign_in(client, password=factory.PASSWORD)
    request = RequestFactory().get(LOGIN)
    request.COOKIES = {"known-device": client.cookies["known-device"].value}
    name = guard.digest("wang")
    assert devices.known(request, name)

    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 181 * 24 * 3600)

    assert devices.known(request, name) is None


def test_a_device_that_knows_one_person_is_a_stranger_to_others(client, wang, hashes):
    factory.make_user("reporter", "li")
    sign_in(client, password=factory.PASSWORD)
    client.post("/accounts/logout/")

    sign_in(client, username="li")

    assert {row.key.partition(":")[0] for row in Tries.objects.filter(count__gt=0)} == {"account", "address"}


def test_trying_many_accounts_locks_the_address(client, wang, hashes):
    for number in range(40):
        sign_in(client, username=f"nobody-{number}")

    assert len(hashes) == 30
    hashes.clear()
    sign_in(client, password=factory.PASSWORD)
    assert not is_in(client)
    assert hashes == []
    sign_in(client, password=factory.PASSWORD, address="198.51.100.1")
    assert is_in(client)


def test_a_good_login_of_ones_own_does_not_free_the_address(client, wang, hashes):
    for number in range(40):
        sign_in(client, username=f"nobody-{number}")
        if number % 10 == 0:
            own = Client()
            sign_in(own, password=factory.PASSWORD)

    assert len([password for password in hashes if password == "wrong"]) == 30


def test_a_whole_house_logs_in_from_one_address(wang):
    for number in range(35):
        each = Client()
        sign_in(each, password=factory.PASSWORD)
        assert is_in(each), number


def test_forged_forwarding_headers_do_not_help(client, wang, hashes, settings):
    for proxies, forged in [(0, "{0}"), (1, "{0}, 203.0.113.7"), (2, "{0}, 203.0.113.7, 10.0.0.1")]:
        Tries.objects.all().delete()
        settings.TRUSTED_PROXIES = proxies
        hashes.clear()
        for number in range(40):
            forwarded = forged.format(f"198.51.100.{number}")
            nearest = "203.0.113.7" if proxies == 0 else "10.0.0.9"
            sign_in(client, username=f"nobody-{number}", address=nearest, HTTP_X_FORWARDED_FOR=forwarded)
        assert len(hashes) == 30, proxies


def test_neighbours_in_ipv6_are_one_address(client, wang, hashes):
    for number in range(40):
        sign_in(client, username=f"nobody-{number}", address=f"2001:db8:1:2::{number:x}")

    assert len(hashes) == 30


def test_name_in_another_case_or_width_is_the_same_account(client, wang, hashes):
    for name in ["wang", "WANG", "Wang", "ｗａｎｇ", "wAng", "waNg", "wanG"]:
        sign_in(client, username=name)

    assert len(hashes) == 5


def test_a_name_that_nobody_has_looks_and_costs_the_same(client, wang, hashes):
    factory.make_user("reporter", "gone", is_active=False)
    seen = {}
    for name in ["wang", "gone", "nobody"]:
        Tries.objects.all().delete()
        answers = []
        for _try in range(7):
            hashes.clear()
            answer = sign_in(Client(), username=name)
            text = answer.content.decode().replace(name, "…")
            errors = text[text.index("door__error") : text.index("door__buttons")]
            answers.append((answer.status_code, errors, len(hashes)))
        seen[name] = answers

    assert seen["wang"] == seen["gone"] == seen["nobody"]
    assert {cost for _status, _errors, cost in seen["wang"][:5]} == {1}
    assert len({errors for _status, errors, _cost in seen["wang"]}) == 1


def test_what_was_counted_is_thrown_away_by_the_worker_after_a_day(client, wang):
    sign_in(client, username="nobody")
    later(days=2)
    sign_in(client)

    tidy()

    assert Tries.objects.count() == 2  # this account, this address
    assert all(row.ends_at > timezone.now() for row in Tries.objects.all())


def test_the_admins_own_address_is_the_same_door(client, wang, hashes):
    assert client.get("/admin/").url.startswith("/admin/login/")
    assert client.get("/admin/login/?next=/admin/").url == "/accounts/login/?next=%2Fadmin%2F"
    for _try in range(9):
        client.post("/admin/login/", {"username": "wang", "password": "wrong"})

    assert len(hashes) == 5


def test_wrong_old_passwords_are_counted_where_the_password_is_changed(client, wang, hashes):
    sign_in(client, password=factory.PASSWORD)
    change, new = "/accounts/password/", "Shan-Shui-2026"
    for number in range(9):
        if number == 6:
            hashes.clear()
        client.post(change, {"oldpassword": "wrong", "password1": new, "password2": new})
    client.post(change, {"oldpassword": factory.PASSWORD, "password1": new, "password2": new})

    wang.refresh_from_db()
    assert hashes == []
    assert wang.check_password(factory.PASSWORD)
    assert AccountEvent.objects.filter(verb="login_failed", user=wang).count() == 10


def test_wrong_passwords_are_counted_where_one_shows_again_who_one_is(client, wang, hashes):
    sign_in(client, password=factory.PASSWORD)
    hashes.clear()
    for _try in range(9):
        client.post("/accounts/reauthenticate/", {"password": "wrong"})

    assert len(hashes) == 5
