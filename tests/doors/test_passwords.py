"""The rules for passwords in the profile `dengbao`; the demo has none of them."""

from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from newsroom.doors.models import Standing
from tests import factory

GOOD = "Shan-Shui-2026"


@pytest.fixture
def dengbao(settings):
    settings.PASSWORD_PROFILE = "dengbao"


def said_of(password, user=None):
    with translation.override("zh-hans"), pytest.raises(ValidationError) as refused:
        validate_password(password, user)
    return "".join(refused.value.messages)


@pytest.mark.parametrize(
    ("password", "part"),
    [
        ("Sh-2026abcd", "12"),  # eleven
        ("shanshui2026abc", "三种"),
        ("ShanShuiHuaNiao", "三种"),
        ("Password1234", "常见"),
    ],
)
def test_what_is_too_weak_is_refused_with_a_sentence(db, dengbao, password, part):
    assert part in said_of(password)


@pytest.mark.parametrize("password", [GOOD, "shanshui-2026", "山水画Hua鸟2026年十一月"])
def test_what_is_strong_enough_is_taken(db, dengbao, password):
    validate_password(password)


def test_the_demo_keeps_its_simple_passwords(db):
    validate_password("yizhan2030")


def set_password(user, password):
    user.set_password(password)
    user.save()


def test_none_of_the_last_five_is_taken_again_but_the_sixth_is(wang, dengbao):
    for number in range(5):
        set_password(wang, f"Shan-Shui-202{number}")

    for number in range(5):
        assert "最近" in said_of(f"Shan-Shui-202{number}", wang)
    set_password(wang, "Shan-Shui-2025")
    validate_password("Shan-Shui-2020", wang)


def choose(client, password, old=factory.PASSWORD):
    return client.post(
        reverse("account_change_password"), {"oldpassword": old, "password1": password, "password2": password}
    )


def test_after_ninety_days_a_new_one_comes_first(make_client, is_in, wang, dengbao):
    assert is_in(make_client())
    Standing.objects.update(changed_at=wang.date_joined - timedelta(days=91))
    client = make_client()

    assert client.get("/admin/").url.startswith("/accounts/password/")
    assert choose(client, "short").status_code == 200
    assert choose(client, factory.PASSWORD).status_code == 200
    assert choose(client, GOOD).status_code == 302
    assert is_in(client)


def test_a_password_that_an_administrator_chose_is_changed_at_the_first_login(
    client, make_client, is_in, dengbao
):
    chief = factory.make_user("administrator")
    client.force_login(chief)
    form = {
        "username": "new",
        "name": "新人",
        "usable_password": "true",
        "password1": GOOD,
        "password2": GOOD,
    }
    answer = client.post(reverse("admin:reporters_user_add"), form)
    assert answer.status_code == 302

    from newsroom.reporters.models import User

    new = User.objects.get(username="new")
    theirs = make_client(new, GOOD)
    assert theirs.get("/admin/").url.startswith("/accounts/password/")
    assert choose(theirs, "Hua-Niao-2026", old=GOOD).status_code == 302
    assert is_in(theirs)


def test_a_password_that_one_chose_oneself_is_not_asked_for_again(make_client, is_in, wang, dengbao):
    client = make_client()
    choose(client, GOOD)

    assert is_in(make_client(password=GOOD))


@pytest.mark.parametrize("password", ["Gonghui-2026-xy", "My-NEWSROOM-77", "beijing-Shan-1"])
def test_words_of_the_house_are_refused(db, dengbao, password):
    assert "本单位" in said_of(password)


def test_a_long_password_is_taken_whole_and_as_it_was_typed(make_client, is_in, wang, dengbao):
    long = "  Shan Shui 2026 山水 " + "x" * 80 + " "
    assert choose(make_client(), long).status_code == 302

    assert is_in(make_client(password=long))
    for other in [long.strip(), long[:-1], long[:72], long.swapcase()]:
        assert not is_in(make_client(password=other)), other


def test_the_field_hides_the_password_and_takes_what_is_pasted(client, make_client, wang):
    login, change = client.get("/accounts/login/"), make_client().get(reverse("account_change_password"))

    for page, autocomplete in [(login, "current-password"), (change, "new-password")]:
        text = page.content.decode()
        assert 'type="password"' in text
        assert f'autocomplete="{autocomplete}"' in text
        assert "onpaste" not in text
