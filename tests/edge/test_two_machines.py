"""Two applications, a primary and a replica of PostgreSQL, Redis and one edge: one newsroom."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import global_settings
from django.core.cache import caches
from django.db import connection

from newsroom.cache import SharedCache
from tests import factory
from tests.edge.conftest import installed_stack, load_stack, running
from tests.standby import Replica

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        os.environ.get("TEST_DATABASE") != "postgres" or bool(os.environ.get("TEST_DATABASE_URL")),
        reason="replicas are PostgreSQL's, and only the tests' own server is copied",
    ),
    pytest.mark.skipif(not shutil.which("redis-server"), reason="NO REDIS: Install redis-server."),
]


class Redis:
    """A real one, of which nothing stays on disk."""

    def __init__(self):
        self.port = load_stack().free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self):
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        load_stack().wait_until(lambda: load_stack()._connects(self.port), "Redis does not start")

    def stop(self):
        self.process.kill()
        self.process.wait()


class Desk:
    """A browser that may ask each of the applications by itself."""

    def __init__(self, sockets):
        self.sockets, self.cookies = sockets, {}

    def ask(self, app, path, form=None):
        """Returns (status, where it leads, text)."""
        asked = http.client.HTTPConnection("127.0.0.1", timeout=20)
        asked.sock = socket.socket(socket.AF_UNIX)
        asked.sock.settimeout(20)  # seconds
        asked.sock.connect(str(self.sockets[app]))
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
            body = urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **form})
        asked.request("POST" if body else "GET", path, body, headers)
        answer = asked.getresponse()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        text = answer.read().decode()
        asked.close()
        return answer.status, answer.headers.get("Location", ""), text

    def log_in(self, app, user):
        path, leads, text = "", "/admin/", ""
        while leads:  # to the door
            path = leads
            _status, leads, text = self.ask(app, path)
        name = re.search(r'name="(login|username)"', text)[1]
        return self.ask(app, path, {name: user.username, "password": factory.PASSWORD})[0] == 302

    def log_out(self, app):
        form = re.search(r'action="([^"]*logout/)"', self.ask(app, "/admin/")[2])
        return self.ask(app, form[1] if form else "/admin/logout/", {})[0] in {200, 302}

    def is_in(self, app):
        return self.ask(app, "/admin/")[0] == 200


@pytest.fixture(scope="module")
def redis():
    redis = Redis()
    yield redis
    redis.stop()


@pytest.fixture(scope="module")
def running_stack(tmp_path_factory, django_db_setup, redis):
    stacks = installed_stack()
    standby = Replica()
    standby.begin()
    name = connection.settings_dict["NAME"]
    replica = f"postgres:///{standby.data}/{name}?user=postgres"
    environment = {"CACHE_URL": redis.url, "REPLICA_URLS": replica, "EDGE_NOTES": "database"}
    folder = Path(tmp_path_factory.mktemp("machines"))
    try:
        with running(stacks.Stack, folder, environment, apps=2) as edge:
            edge.redis = redis
            yield edge
    finally:
        standby.stop()
        shutil.rmtree(standby.data)


@pytest.fixture
def desk(edge, settings):
    settings.PASSWORD_HASHERS = (
        global_settings.PASSWORD_HASHERS
    )  # the tests' own, for speed, is no good there
    return Desk(edge.stack.sockets)


def shared(redis):
    return SharedCache(redis.url, {})


def test_who_logs_in_at_one_is_in_at_both_until_logging_out_at_either(edge, desk):
    editor = factory.the("desk editor")

    assert desk.log_in("app", editor)
    assert desk.is_in("app")
    assert desk.is_in("app1")
    assert desk.log_out("app1")
    assert not desk.is_in("app")
    assert not desk.is_in("app1")


def test_what_one_caches_the_other_has(edge, redis):
    shared(redis).set("驿站", 8)

    code = "from django.core.cache import cache; print(cache.get('驿站'), cache.incr('驿站'))"
    assert edge.stack.manage("shell", "-v0", "-c", code).split() == ["8", "9"]
    assert shared(redis).get("驿站") == 9
    assert caches["default"].get("驿站") is None  # the tests' own


def test_without_redis_readers_read_and_the_desk_works(edge, desk, redis):
    story = factory.make_article("published")
    editor, other = factory.the("desk editor"), Desk(edge.stack.sockets)
    assert desk.log_in("app", editor)
    assert other.log_in("app", factory.the("desk chief"))
    assert desk.is_in("app1")
    assert other.is_in("app1")

    redis.process.send_signal(signal.SIGSTOP)  # there, and silent: worse than gone
    try:
        for app in edge.stack.sockets:
            assert desk.ask(app, story.get_absolute_url())[0] == 200
            assert desk.is_in(app)
            assert desk.ask(app, "/readyz")[0] == 200
        assert other.log_out("app")
        assert not other.is_in("app1")
    finally:
        redis.process.send_signal(signal.SIGCONT)

    redis.stop()
    late = Desk(edge.stack.sockets)
    assert late.log_in("app1", editor)
    assert late.is_in("app")
    redis.start()
    for app in edge.stack.sockets:
        assert desk.is_in(app)
        assert late.is_in(app)
        assert not other.is_in(app)


def test_what_either_made_is_purged_at_the_edge(edge):
    story = factory.make_article("published", "窦店镇建起八处暖心驿站")
    paths = [f"/articles/{story.pk}/", "/", "/latest/", f"/api/stories/{story.pk}.json"]
    edge.wait_until(lambda: all(edge.get(path).status == 200 for path in paths), "the replica is late")
    for path in paths:
        edge.get(path)
        assert edge.get(path).cache == "HIT", path

    chief = factory.the("chief editor")
    story.correct(by=chief, note="数字有误", headline="窦店镇建起九处暖心驿站")

    for path in paths:
        edge.wait_until(lambda p=path: "九处" in edge.get(p).text, f"{path} was not corrected")
    story.withdraw(by=chief, note="与事实不符")
    edge.wait_until(lambda: edge.get(paths[0]).status == 410, "the story is still there")
    for path in paths[1:3]:
        edge.wait_until(lambda p=path: "九处" not in edge.get(p).text, f"{path} still shows it")
    assert not (edge.stack.data / "edge").exists()  # they need no folder in common
