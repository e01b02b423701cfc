"""The screens: my data, the inventory, a person's data, and erasing it."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from articles.personal.inventory import TABLE
from articles.personal.models import PersonalEvent
from newsroom.reporters.models import User
from tests import factory
from tests.ledger.test_recording import settled


@pytest.fixture
def reporter(db):
    return factory.make_writer("周砚")


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


def person_at(name, user):
    return reverse(f"admin:personal_personalevent_{name}", args=["account", user.pk])


def test_everybody_reads_and_takes_along_the_own_data(reporter):
    client = logged_in(reporter)
    page = client.get(reverse("personal:mine"))
    file = client.get(reverse("personal:mine") + "?file=json")

    assert "周砚" in page.text
    assert page["Cache-Control"].startswith("max-age=0")
    data = json.loads(file.text)
    assert data["person"]["account"] == reporter.pk
    assert data["is_whole"]
    assert "attachment" in file["Content-Disposition"]
    assert PersonalEvent.objects.get().actor == reporter
    kinds = set(settled().values_list("kind", flat=True))
    assert {"personal.exported", "auditing.download"} <= kinds


def test_without_the_second_factor_nobody_is_told_the_own_data(reporter, settings):
    settings.REQUIRE_MFA = True

    answer = logged_in(reporter).get(reverse("personal:mine"))

    assert answer.status_code == 302
    assert "2fa" in answer["Location"]


def test_the_inventory_names_every_kind_of_row(db):
    page = logged_in(factory.make_user("auditor")).get(reverse("admin:personal_personalevent_changelist"))

    assert page.status_code == 200
    shown = page.context["areas"]
    assert sum(len(personal) + len(others) for _title, personal, others in shown) == len(TABLE)


def test_no_title_in_the_inventory_is_left_in_english(db, settings):
    """Words of models that have none in Chinese stand in articles/personal/titles.py."""
    page = logged_in(factory.make_user("auditor")).get(reverse("admin:personal_personalevent_changelist"))

    found = {
        title
        for _title, personal, _others in page.context["areas"]
        for each in personal
        for title in [each.name, *each.going, *each.staying, *each.hidden, *each.words]
        if title.isascii() and title not in ("ID", "PDF", "Session", "token")
    }
    assert found == set()


def test_an_administrator_erases_who_has_left_by_typing_the_name(reporter):
    client = logged_in(factory.make_user("administrator"))
    address = person_at("erase", reporter)

    assert "disabled" not in client.get(address).text
    client.post(address, {"name": "周砚", "reason": "离职"})  # still switched on
    assert not PersonalEvent.objects.filter(verb="erased").exists()

    User.objects.filter(pk=reporter.pk).update(is_active=False, email="zhou@example.org")
    client.post(address, {"name": "周", "reason": "离职"})
    client.post(address, {"name": "周砚", "reason": ""})
    assert not PersonalEvent.objects.filter(verb="erased").exists()

    answer = client.post(address, {"name": "周砚", "reason": "离职"})
    assert answer.status_code == 302
    assert User.objects.get(pk=reporter.pk).email == ""
    assert "离职" in client.get(reverse("admin:personal_personalevent_people")).text


def test_the_page_says_what_goes_what_stays_and_why(reporter):
    page = logged_in(factory.make_user("administrator")).get(person_at("erase", reporter))

    assert page.context["staying"]
    for fate in page.context["staying"]:
        assert str(fate.rows.reason) in page.text
