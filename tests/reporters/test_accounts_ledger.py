"""Rule 8 for accounts: in, out, failed tries, passwords, roles. The record only grows."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from newsroom.reporters.models import AccountEvent, User
from tests import factory

LOGIN = "/admin/login/"


@pytest.fixture
def wang(db):
    return factory.make_user("reporter", "wang", name="王伟")


def acts(user):
    return [(event.verb, event.note) for event in user.account_events.order_by("pk")]


def latest():
    return AccountEvent.objects.order_by("pk").last()


def sign_in(client, username="wang", password=factory.PASSWORD):
    return client.post(LOGIN, {"username": username, "password": password}, REMOTE_ADDR="203.0.113.7")


def test_logging_in_and_out_is_recorded_with_the_address(client, wang):
    sign_in(client)
    came = latest()
    client.post(reverse("admin:logout"))
    went = latest()

    assert (came.verb, came.user, came.actor, came.address) == ("login", wang, wang, "203.0.113.7")
    assert (went.verb, went.user, went.actor) == ("logout", wang, wang)


def test_a_wrong_password_is_recorded_against_the_account_but_not_what_was_typed(client, wang):
    sign_in(client, password="hunter2")

    event = latest()
    assert (event.verb, event.user, event.actor, event.note) == ("login_failed", wang, None, "wang")
    assert event.address == "203.0.113.7"
    assert not AccountEvent.objects.filter(note__contains="hunter2").exists()


def test_so_is_a_try_with_a_name_that_nobody_has(client, db):
    sign_in(client, username="没有这个人" * 20)

    assert (latest().verb, latest().user) == ("login_failed", None)


def test_a_switched_off_account_does_not_get_in(client, wang):
    wang.is_active = False
    wang.save()

    sign_in(client)

    assert latest().verb == "login_failed"
    assert "_auth_user_id" not in client.session


def test_a_new_password_is_recorded_and_so_is_any_other_change(wang):
    wang.set_password("another one, longer")
    wang.save()
    wang.is_staff = False
    wang.save()

    assert [verb for verb, note in acts(wang)][-2:] == ["password_changed", "account_changed"]


def test_a_visit_is_no_change_of_the_account(client, wang):
    before = len(acts(wang))

    sign_in(client)

    assert [verb for verb, note in acts(wang)[before:]] == ["login"]


@pytest.mark.parametrize(
    "change",
    [
        lambda user, group: user.groups.add(group),
        lambda user, group: user.groups.set([*user.groups.all(), group]),
        lambda user, group: group.user_set.add(user),
        lambda user, group: group.user_set.set([user]),
    ],
    ids=["the account's", "set", "the role's", "set from the role"],
)
def test_a_role_given_is_recorded_from_whichever_side(wang, change):
    change(wang, Group.objects.get(name="chief editor"))

    assert acts(wang)[-1] == ("roles_changed", "chief editor, reporter")


@pytest.mark.parametrize(
    "change",
    [
        lambda user, group: user.groups.remove(group),
        lambda user, group: user.groups.clear(),
        lambda user, group: group.user_set.remove(user),
        lambda user, group: group.user_set.clear(),
    ],
    ids=["the account's", "cleared", "the role's", "cleared from the role"],
)
def test_a_role_taken_is_recorded_from_whichever_side(wang, change):
    change(wang, Group.objects.get(name="reporter"))

    assert acts(wang)[-1] == ("roles_changed", "")


def test_a_permission_given_past_the_roles_is_recorded(wang):
    wang.user_permissions.add(Permission.objects.get(codename="sign_off_article"))

    assert acts(wang)[-1] == ("roles_changed", "reporter, sign_off_article")


def test_what_is_done_to_an_account_is_recorded_under_the_name_of_who_did_it(client, wang):
    form = {"username": "wang", "name": "王伟", "language": "en", "is_active": "on", "is_staff": "on"}
    form["groups"] = Group.objects.get(name="auditor").pk
    done = {}
    for role in ["administrator", "security administrator"]:
        who = factory.make_user(role)
        client.force_login(who)

        answer = client.post(reverse("admin:reporters_user_change", args=[wang.pk]), form)

        assert answer.status_code == 302
        done[role] = {event.verb for event in AccountEvent.objects.filter(actor=who, user=wang)}

    assert done == {"administrator": {"account_changed"}, "security administrator": {"roles_changed"}}
    assert wang.groups.get().name == "auditor"


def test_the_record_only_grows(wang):
    def sql(statement):
        with connection.cursor() as cursor:
            cursor.execute(statement)

    table = AccountEvent._meta.db_table
    for act in (
        lambda: sql(f"UPDATE {table} SET note = 'x'"),
        lambda: sql(f"DELETE FROM {table}"),
        AccountEvent.objects.all().delete,
        lambda: AccountEvent.objects.update(note="x"),
        AccountEvent.objects.first().delete,
        AccountEvent.objects.first().save,
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()


def test_an_account_on_record_is_not_deleted(wang):
    from django.db.models import ProtectedError

    with pytest.raises(ProtectedError):
        User.objects.filter(pk=wang.pk).delete()
