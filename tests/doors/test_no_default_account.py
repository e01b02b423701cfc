"""A house of production begins without anybody: accounts and known passwords are the demo's."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from newsroom.reporters.models import User
from tests import factory


def test_a_new_house_has_no_account(db):
    assert User.objects.count() == 0


def test_production_takes_no_demo_unless_told_so(db, settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="--yes-in-production"):
        call_command("demo")

    assert User.objects.count() == 0


def test_the_login_screen_names_no_password_where_no_demo_is(db, settings):
    settings.LOGIN_HINT = ""  # as in production: test_second_factor.py
    factory.make_user("reporter", "reporter")

    assert factory.PASSWORD not in Client().get("/accounts/login/").content.decode()
