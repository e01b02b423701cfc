"""A machine whose clock is wrong shows nothing early and publishes nothing late: the database's clock counts."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from newsroom import clock
from tests import factory
from tests.factory import in_hours

pytestmark = pytest.mark.django_db
TWO_HOURS = timedelta(hours=2)


@pytest.fixture
def off(monkeypatch):
    """`off(by)`: from now on this machine's clock is wrong by so much, and the database was asked."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no clock of its own, and one machine")

    def off(by, *, asked=True):
        monkeypatch.setattr(clock, "own", lambda: datetime.now(tz=UTC) + by)
        if asked:
            clock.ask(connection)

    clock.follow()
    connection.ensure_connection()
    yield off
    monkeypatch.undo()
    clock.ask(connection)


@pytest.mark.parametrize("by", [TWO_HOURS, -TWO_HOURS])
def test_a_wrong_clock_is_put_right_by_the_databases(off, by):
    off(by)

    assert abs(timezone.now() - datetime.now(tz=UTC)) < timedelta(seconds=1)


def test_on_a_machine_that_is_two_hours_ahead_nothing_is_early(off, client):
    story = factory.make_article("published", at=in_hours(1))

    off(TWO_HOURS)

    assert client.get(story.get_absolute_url()).status_code == 404
    assert not Article.objects.published().exists()
    assert story.headline not in client.get("/latest/").text


def test_without_the_databases_clock_it_would_be(off, client):
    story = factory.make_article("published", at=in_hours(1))

    off(TWO_HOURS, asked=False)

    assert client.get(story.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("by", [TWO_HOURS, -TWO_HOURS])
def test_what_such_a_machine_publishes_is_public_at_once_and_has_the_right_time(off, client, by):
    off(by)
    story = factory.make_article("published")
    moment = datetime.now(tz=UTC)

    off(timedelta(0))

    assert abs(story.published_at - moment) < timedelta(seconds=5)
    assert client.get(story.get_absolute_url()).status_code == 200


def test_a_trifle_is_left_alone(off):
    before = clock._off

    off(timedelta(milliseconds=40))

    assert clock._off == before


def test_a_database_that_does_not_tell_its_time_stops_nothing(off):
    def refuse():
        raise connection.Database.OperationalError("away")

    away = SimpleNamespace(connection=SimpleNamespace(cursor=refuse), Database=connection.Database)
    clock.ask(away)

    assert abs(timezone.now() - datetime.now(tz=UTC)) < timedelta(seconds=1)


def test_migrations_know_the_clock_under_djangos_name():
    from django.db.migrations.serializer import serializer_factory

    assert serializer_factory(clock.now).serialize()[0] == "django.utils.timezone.now"


# Midnight


def test_what_is_published_at_midnight_belongs_to_the_day_that_begins(client, monkeypatch):
    midnight = datetime(2026, 11, 23, 16, tzinfo=UTC)  # 00:00 on the 24th in Beijing
    story = factory.make_article("published", at=midnight)
    address = story.get_absolute_url()

    monkeypatch.setattr(timezone, "now", lambda: midnight - timedelta(milliseconds=100))
    assert client.get(address).status_code == 404
    assert "11-24" not in client.get(reverse("sitemap-stories", args=["2026-11"])).text

    monkeypatch.setattr(timezone, "now", lambda: midnight)
    assert client.get(address).status_code == 200
    assert "2026-11-24T00:00" in client.get(reverse("sitemap-stories", args=["2026-11"])).text
    assert "2026-11-24" in client.get(f"/api/stories/{story.pk}.json").text


def test_what_was_due_while_nothing_ran_is_there_when_it_runs_again(client, monkeypatch):
    """No job publishes: there is none that could have been missed."""
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now - timedelta(hours=3))
    story = factory.make_article("published", at=now - timedelta(hours=1))
    assert client.get(story.get_absolute_url()).status_code == 404

    monkeypatch.setattr(timezone, "now", lambda: now)

    assert client.get(story.get_absolute_url()).status_code == 200
    assert story.headline in client.get("/latest/").text
