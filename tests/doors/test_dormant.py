"""Accounts that nobody uses."""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from newsroom.doors.dormant import tidy
from newsroom.reporters import clock
from newsroom.reporters.models import AccountEvent, User
from tests import factory


def account(name, *, joined, login=None):
    """An account as it would be if its person had come so many days ago."""
    with clock.at(timezone.now() - timedelta(days=joined)):
        user = factory.make_user("reporter", name)
    moments = {"date_joined": timezone.now() - timedelta(days=joined)}
    if login is not None:
        moments["last_login"] = timezone.now() - timedelta(days=login)
    User.objects.filter(pk=user.pk).update(**moments)
    return user


def active():
    return set(User.objects.filter(is_active=True).values_list("username", flat=True))


def run(*arguments):
    said = StringIO()
    call_command("disable_dormant", *arguments, stdout=said)
    return said.getvalue().splitlines()


def test_ninety_days_without_a_login_switch_an_account_off_on_record(db):
    account("asleep", joined=200, login=91)
    account("never", joined=91)
    account("awake", joined=200, login=89)
    account("new", joined=5)

    assert run("--dry-run")[:-1] == ["asleep", "never"]
    assert len(active()) == 4
    assert run()[:-1] == ["asleep", "never"]

    assert active() == {"awake", "new"}
    latest = AccountEvent.objects.filter(user__username="asleep").order_by("pk").last()
    assert latest.verb == "account_changed"


def test_one_that_was_switched_on_again_has_ninety_days_more(db):
    user = account("asleep", joined=200, login=91)
    run()
    user.refresh_from_db()
    user.is_active = True
    user.save()

    assert run()[:-1] == []
    assert active() == {"asleep"}


def test_a_strangers_wrong_passwords_keep_no_account_awake(db, client):
    account("asleep", joined=200, login=91)
    client.post("/accounts/login/", {"username": "asleep", "password": "wrong"})

    assert run()[:-1] == ["asleep"]


def test_the_worker_does_it_but_not_in_the_demo(db, settings):
    account("asleep", joined=200, login=91)
    tidy()
    assert active() == {"asleep"}

    settings.DORMANT_DAYS = 90
    tidy()
    assert active() == set()
