"""Two who give two new things the same name in the same moment: one has it, the other is told so."""

import pytest
from django.db import IntegrityError
from django.forms import ModelForm
from django.urls import reverse

from articles.models import Column
from newsroom import outage
from tests import factory
from tests.forms import fields_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_once(client, monkeypatch):
    """A form for a column whose name was free when it was checked, and is not when it is saved."""
    client.force_login(factory.make_user("chief editor"))
    address = reverse("admin:articles_column_add")
    form = fields_of(client.get(address), form_id="column_form") | {"name": "劳模风采", "slug": "laomo"}
    Column.objects.create(name="劳模风采", slug="laomo")
    with monkeypatch.context() as unseen:
        unseen.setattr(ModelForm, "validate_unique", lambda form: None)
        unseen.setattr(Column, "validate_constraints", lambda *args, **options: None)
        return address, client.post(address, form)


def test_the_second_is_told_and_keeps_what_was_typed(at_once, client):
    address, refused = at_once
    page = refused.content.decode()

    assert refused.status_code == 409
    assert "就在此刻，有人保存了同名或同号的内容" in page
    again = fields_of(refused, form_id="again")
    assert (again["name"], again["slug"]) == ("劳模风采", "laomo")
    assert "Retry-After" not in refused.headers

    shown = client.post(address, again)

    assert shown.status_code == 200
    assert shown.context["adminform"].form.errors.keys() >= {"name"}
    assert Column.objects.filter(name="劳模风采").count() == 1


@pytest.mark.parametrize("reason", ["NOT NULL constraint failed: x.y", "null value in column", "FOREIGN KEY"])
def test_what_is_no_such_thing_stays_an_error(reason):
    assert not outage.is_taken(IntegrityError(reason))
    assert not outage.is_taken(ValueError("duplicate key value"))
