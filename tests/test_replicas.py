"""The public site read from a real streaming replica: lagging, caught up, and stopped."""

import os
import shutil

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.test import override_settings
from django.utils import timezone

from articles.outbox.models import Errand
from articles.outbox.working import run_due
from newsroom import replicas
from tests.factory import make_article, the
from tests.standby import ALIAS, Replica

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=[DEFAULT_DB_ALIAS, ALIAS]),
    pytest.mark.skipif(
        os.environ.get("TEST_DATABASE") != "postgres" or bool(os.environ.get("TEST_DATABASE_URL")),
        reason="replicas are PostgreSQL's, and only the tests' own server is copied",
    ),
]


@pytest.fixture(scope="module", autouse=True)
def server(django_db_setup):
    standby = Replica()
    standby.begin()
    options = {**connection.settings_dict["OPTIONS"], "connect_timeout": 2}
    own = {"HOST": str(standby.data), "CONN_HEALTH_CHECKS": True, "OPTIONS": options}
    mirror = {"TEST": {**connection.settings_dict["TEST"], "MIRROR": DEFAULT_DB_ALIAS}}
    connections.settings[ALIAS] = connection.settings_dict | own | mirror
    yield standby
    connections[ALIAS].close()
    del connections[ALIAS], connections.settings[ALIAS]
    standby.stop()
    shutil.rmtree(standby.data)


@pytest.fixture
def replica(server, monkeypatch):
    monkeypatch.setattr(replicas, "_down_until", {})
    server.wait_until_there()
    with connection.cursor() as cursor:  # as in production: what is not written yet, nobody can wait for
        cursor.execute("SET synchronous_commit = on")
    with override_settings(DATABASE_ROUTERS=["newsroom.replicas.ReplicaRouter"]):
        yield server
    connections[ALIAS].close()


def headline_on(client, story):
    return story.headline in client.get("/").content.decode()


def test_readers_are_answered_by_a_replica_and_the_desk_by_the_primary(replica, client):
    editor = the("chief editor")
    replicas.wait_until_level()
    replica.hold(still=True)
    story = make_article("published", headline="驿站连夜开张")

    assert not headline_on(client, story), "the replica had not heard of it"
    client.force_login(editor)
    assert story.headline in client.get(f"/admin/articles/article/{story.pk}/change/").content.decode()
    with pytest.raises(replicas.Behind):
        replicas.wait_until_level(seconds=0.3)

    replica.hold(still=False)
    replicas.wait_until_level()

    assert headline_on(client, story)


def test_with_its_replica_stopped_the_site_is_read_from_the_primary(replica, client):
    story = make_article("published", headline="驿站照常开门")
    replicas.wait_until_level()
    assert headline_on(client, story)

    replica.stop()

    assert headline_on(client, story)
    assert replicas.choose() is None
    replicas.wait_until_level(seconds=0.3)  # nobody waits for one that is down

    replica.start()
    replicas._down_until.clear()
    assert replicas.choose() == ALIAS
    assert headline_on(client, story)


def test_nothing_is_purged_before_the_replica_has_it(replica, settings, monkeypatch, caplog):
    settings.EDGES = ["keys+http://127.0.0.1:9"]
    asked = []
    monkeypatch.setattr("articles.public.purging.edges.KeyCdn.purge", lambda edge, keys: asked.append(keys))
    monkeypatch.setattr(replicas.wait_until_level, "__defaults__", (0.3,))
    replicas.wait_until_level()
    replica.hold(still=True)

    make_article("published", headline="驿站连夜开张")
    run_due()
    assert asked == []
    assert "Behind" in Errand.objects.undone().exclude(last_error="").first().last_error

    replica.hold(still=False)
    replicas.wait_until_level()
    Errand.objects.update(due_at=timezone.now())
    run_due()
    assert asked
