"""System, security and audit: no person holds two, and the second one guards the doors."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from newsroom.doors.models import Standing, Tries, Visit
from newsroom.ledger.models import Entry
from newsroom.reporters.acting import ActingUserMiddleware
from newsroom.reporters.models import User
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

    assert roles_of(user) == {SECURITY_ADMINISTRATOR}


def test_both_at_once_are_refused_and_each_alone_is_not(db):
    for name in THREE:
        factory.make_user(name)
    with pytest.raises(ValidationError):
        factory.make_user().groups.add(role(ADMINISTRATOR), role(AUDITOR))


def change_form(user):
    return reverse("admin:reporters_user_change", args=[user.pk])


def sent(user, *roles, **fields):
    """What the form of this account sends with these roles ticked."""
    form = {"username": user.username, "name": user.name, "language": "zh-hans", "is_active": "on"}
    return {**form, "is_staff": "on", "groups": [role(name).pk for name in roles], **fields}


def roles_of(user):
    return set(user.groups.values_list("name", flat=True))


def test_the_form_says_so_in_a_sentence(guard):
    user = factory.make_user(AUDITOR)

    answer = guard.post(change_form(user), sent(user, AUDITOR, SECURITY_ADMINISTRATOR))

    assert answer.status_code == 200
    assert "不能同时" in answer.content.decode()


def test_the_administrator_makes_the_account_and_the_security_administrator_gives_its_role(guard, client):
    client.force_login(factory.make_user(ADMINISTRATOR, "system"))
    password = "Shan-Shui-2026"
    new = {
        "username": "li",
        "name": "李力",
        "usable_password": "true",
        "password1": password,
        "password2": password,
    }

    answer = client.post(
        reverse("admin:reporters_user_add"), {**new, "groups": [role("reporter").pk]}, follow=True
    )

    li = User.objects.get(username="li")
    assert roles_of(li) == set()
    assert "尚无角色" in answer.content.decode()
    assert 'name="groups"' not in client.get(change_form(li)).content.decode()
    assert "li" in guard.get("/admin/reporters/user/?without=roles").content.decode()

    answer = guard.post(change_form(li), sent(li, "reporter"))

    assert answer.status_code == 302
    assert roles_of(li) == {"reporter"}


def test_the_administrator_gives_and_takes_no_role_by_a_forged_form(db, client):
    client.force_login(factory.make_user(ADMINISTRATOR))
    user = factory.make_user("reporter")
    for roles in [["chief editor"], ["reporter", "chief editor"], []]:
        client.post(change_form(user), sent(user, *roles))

        assert roles_of(user) == {"reporter"}


def test_who_gives_roles_changes_nothing_else_of_an_account(guard, wang):
    before = User.objects.filter(pk=wang.pk).values().get()
    text = guard.get(change_form(wang)).content.decode()
    assert "pbkdf2" not in text
    assert 'name="username"' not in text

    guard.post(change_form(wang), sent(wang, "reporter", name="别人", is_active="", is_superuser="on"))
    address = reverse("admin:auth_user_password_change", args=[wang.pk])
    answers = [
        guard.get(address),
        guard.post(address, {"password1": "Shan-Shui-1", "password2": "Shan-Shui-1"}),
    ]
    answers.append(guard.get(reverse("admin:reporters_user_add")))

    assert [answer.status_code for answer in answers] == [403] * 3
    assert User.objects.filter(pk=wang.pk).values().get() == before


def test_nobody_gives_a_role_to_the_own_account(guard):
    own = User.objects.get(username="guard")

    answer = guard.post(change_form(own), sent(own, SECURITY_ADMINISTRATOR, "chief editor"))

    assert answer.status_code == 403
    assert roles_of(own) == {SECURITY_ADMINISTRATOR}


def acting(act, user):
    """The code of a view, run as this person: what a form forgot, the rule does not."""
    request = RequestFactory().post("/admin/")
    request.user = user
    return ActingUserMiddleware(lambda request: act())(request)


@pytest.mark.parametrize(
    "give",
    [
        lambda user, group: user.groups.add(group),
        lambda user, group: group.user_set.add(user),
        lambda user, group: user.groups.clear(),
        lambda user, group: user.user_permissions.add(*group.permissions.all()[:1]),
    ],
    ids=["give", "the role's", "take", "a permission"],
)
def test_whatever_view_gives_a_role_only_the_security_administrator_passes(wang, give):
    group = role("chief editor")
    for name in (ADMINISTRATOR, "chief editor", AUDITOR):
        with pytest.raises(PermissionDenied), transaction.atomic():
            acting(lambda: give(wang, group), factory.make_user(name))

    acting(lambda: give(wang, group), factory.make_user(SECURITY_ADMINISTRATOR))


def test_a_superuser_gives_roles_only_until_there_is_a_security_administrator(db):
    root = factory.make_user(superuser=True)
    form = {"username": "first", "name": "一", "language": "zh-hans", "is_active": "on", "is_staff": "on"}
    make = User.objects.create_user
    client = Client()
    client.force_login(root)
    first = acting(lambda: make("first", is_staff=True), root)
    second = acting(lambda: make("second", is_staff=True), root)

    client.post(change_form(first), {**form, "groups": [role(SECURITY_ADMINISTRATOR).pk]})
    answer = client.post(
        change_form(second), {**form, "username": "second", "groups": [role("chief editor").pk]}
    )

    assert answer.status_code == 302
    assert roles_of(first) == {SECURITY_ADMINISTRATOR}
    assert roles_of(second) == set()


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
