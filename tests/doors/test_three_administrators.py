"""System, security and audit: no person holds two, and the second one guards the doors."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.urls import reverse

from newsroom.doors.models import Standing, Tries, Visit
from newsroom.ledger.models import Entry
from newsroom.reporters.roles import ADMINISTRATOR, AUDITOR, SECURITY_ADMINISTRATOR
from tests import factory
from tests.ledger.test_recording import settled

THREE = (ADMINISTRATOR, SECURITY_ADMINISTRATOR, AUDITOR)


def role(name):
    return Group.objects.get(name=name)


@pytest.mark.parametrize("other", [ADMINISTRATOR, AUDITOR])
@pytest.mark.parametrize(
    "give",
    [
        lambda user, group: user.groups.add(group),
        lambda user, group: user.groups.set([*user.groups.all(), group]),
        lambda user, group: group.user_set.add(user),
    ],
    ids=["the account's", "set", "the role's"],
)
def test_nobody_is_two_of_the_three(db, give, other):
    user = factory.make_user(SECURITY_ADMINISTRATOR)

    with pytest.raises(ValidationError), transaction.atomic():
        give(user, role(other))

    assert set(user.groups.values_list("name", flat=True)) == {SECURITY_ADMINISTRATOR}


def test_both_at_once_are_refused_and_each_alone_is_not(db):
    for name in THREE:
        factory.make_user(name)
    with pytest.raises(ValidationError):
        factory.make_user().groups.add(role(ADMINISTRATOR), role(AUDITOR))


def test_the_form_says_so_in_a_sentence(db, client):
    client.force_login(factory.make_user(ADMINISTRATOR))
    user = factory.make_user(AUDITOR)
    form = {
        "username": user.username,
        "name": "审",
        "language": "zh-hans",
        "is_active": "on",
        "is_staff": "on",
    }
    groups = [role(name).pk for name in (AUDITOR, SECURITY_ADMINISTRATOR)]

    answer = client.post(reverse("admin:reporters_user_change", args=[user.pk]), {**form, "groups": groups})

    assert answer.status_code == 200
    assert "不能同时" in answer.content.decode()


@pytest.fixture
def guard(db):
    user = factory.make_user(SECURITY_ADMINISTRATOR, "guard")
    client = Client()
    client.force_login(user)
    return client


def act(client, verb, user):
    return client.post(reverse("doors:security-act", args=[user.pk, verb]))


def test_the_security_administrator_frees_ends_resets_and_demands(guard, make_client, is_in, wang):
    theirs = make_client()
    TOTP.activate(wang, generate_totp_secret())
    for _try in range(6):
        Client().post("/accounts/login/", {"username": "wang", "password": "wrong"})
    assert "已锁定" in guard.get(reverse("doors:security")).content.decode()

    for verb in ["unlock", "end-visits", "reset-second-factor", "new-password"]:
        assert act(guard, verb, wang).status_code == 302

    assert not Tries.objects.filter(key__startswith="account:", count__gte=5).exists()
    assert not is_in(theirs)
    assert not Authenticator.objects.exists()
    assert Standing.objects.get(user=wang).must_change
    settled()
    assert Entry.objects.about(f"reporters.user:{wang.pk}").filter(kind__startswith="doors.").count() == 4
    assert "已锁定" not in guard.get(reverse("doors:security")).content.decode()


def test_nobody_else_may_and_nobody_acts_on_the_own_account(guard, wang, client):
    from newsroom.reporters.models import User

    for name in (ADMINISTRATOR, AUDITOR, "chief editor"):
        other = Client()
        other.force_login(factory.make_user(name))
        assert other.get(reverse("doors:security")).status_code == 403
        assert act(other, "end-visits", wang).status_code == 403
    own = User.objects.get(username="guard")
    act(guard, "end-visits", own)
    assert Visit.objects.of(own).open().count() == 1
    assert client.get(reverse("doors:security")).status_code == 302


def test_the_list_costs_as_much_for_many_accounts_as_for_few(guard, django_assert_max_num_queries):
    for _number in range(12):
        factory.make_user("reporter")

    with django_assert_max_num_queries(9):
        assert guard.get(reverse("doors:security")).status_code == 200
