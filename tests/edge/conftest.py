"""The production stack in front of this test's database: gunicorn, the worker, nginx."""

import importlib.util
import shutil
import signal
import sys
import threading
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests import databases
from tests.edge.relay import Relay
from tests.messages import ROOT

SOON = 8  # seconds; a busy machine takes some of them
READERS = 4


def load_stack():
    """deploy/stack.py, which is no package."""
    if "newsroom_stack" not in sys.modules:
        spec = importlib.util.spec_from_file_location("newsroom_stack", ROOT / "deploy" / "stack.py")
        module = sys.modules["newsroom_stack"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return sys.modules["newsroom_stack"]


def installed_stack():
    """The same, where all its programs are here; the test is passed over where they are not."""
    stacks = load_stack()
    if stacks.missing():
        pytest.skip(f"NO EDGE: {', '.join(stacks.missing())} not here. Install {' '.join(stacks.PACKAGES)}.")
    return stacks


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode()

    @property
    def cache(self):
        return self.headers["X-Cache"]


class Edge:
    """What readers get. `relay` is the way to PostgreSQL, None on SQLite."""

    def __init__(self, stack, relay):
        self.stack, self.relay = stack, relay

    def get(self, path, method="GET", **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        request = Request(f"{self.stack.url}{path}", headers=headers, method=method)
        try:
            with urlopen(request, timeout=20) as response:
                return Answer(response.status, response.headers, response.read())
        except HTTPError as error:
            with error:  # else its connection stays open until somebody collects garbage
                return Answer(error.code, error.headers, error.read())

    def touch(self, *paths):
        """Has the edge keep these, and nothing else to do."""
        from articles.outbox.models import Errand

        Errand.objects.all().delete()
        for path in paths:
            answer = self.get(path)
            assert answer.status == 200, (path, answer.status, self.stack.log("app"))
            assert self.get(path).cache == "HIT", path

    def wait_until(self, what, otherwise):
        """Until `what()` is true, which should be soon."""
        deadline = time.monotonic() + SOON
        while not what():
            assert time.monotonic() < deadline, f"{otherwise}\n{self.stack.log('worker')}"
            time.sleep(0.05)

    def mend(self):
        """Starts what a test before has ended."""
        self.stack.start_app()
        for part in {"worker", "edge"} - self.stack.running.keys():
            getattr(self.stack, f"start_{part}")()
        if self.relay and not self.relay.at.exists():
            self.relay.connect()

    def app_workers(self):
        """The ids of gunicorn's worker processes."""
        parent = self.stack.running["app"].pid
        with open(f"/proc/{parent}/task/{parent}/children") as children:
            return set(children.read().split())

    def statuses_during_a_restart(self, story):
        """What readers get while new application workers take over from the old ones."""
        statuses, fresh, ended = [], count(), threading.Event()

        def read():
            while not ended.is_set():
                # A search of its own each time, which no edge has a copy of.
                statuses.append(self.get(f"/search/?q=%E9%A9%BF%E7%AB%99+{next(fresh)}").status)
                statuses.append(self.get(f"/articles/{story.pk}/?page={next(fresh)}").status)

        before = self.app_workers()
        readers = [threading.Thread(target=read) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        self.wait_until(lambda: len(statuses) > 10, "nobody reads")
        self.stack.running["app"].send_signal(signal.SIGHUP)
        self.wait_until(lambda: self.app_workers() and not self.app_workers() & before, "no new workers")
        during = len(statuses)
        self.wait_until(lambda: len(statuses) > during + 20, "nobody reads")
        ended.set()
        for reader in readers:
            reader.join()
        return statuses

    def forget_everything(self):
        self.stack.forget_copies()
        shutil.rmtree(self.stack.data / "edge", ignore_errors=True)


@contextmanager
def running(kind, folder, environment=None, **options):
    """A stack of this kind on this test's database. Two at once would take each other's errands."""
    from django.db import connection

    folder.mkdir(parents=True, exist_ok=True)
    relay = None
    _pristine, name = databases._names(connection)
    url = f"sqlite:///{name}"
    if connection.vendor == "postgresql":
        server = connection.settings_dict
        relay = Relay(folder / ".s.PGSQL.5432", Path(server["HOST"]) / ".s.PGSQL.5432")
        relay.connect()
        url = f"postgres:///{folder}/{name}?user={server.get('USER') or 'postgres'}"
    # DEBUG: static files need no collecting
    environment = {"DEBUG": "1", "DATABASE_POOL": "0", **(environment or {})}
    options = {"database_url": url, "environment": environment, "workers": 1, "processes": 1, **options}
    with kind(folder, **options) as stack:
        yield Edge(stack, relay)


@pytest.fixture(scope="module")
def running_stack(tmp_path_factory, django_db_setup):
    stacks = installed_stack()
    with running(stacks.Stack, tmp_path_factory.mktemp("stack")) as edge:
        yield edge


@pytest.fixture
def edge(running_stack, transactional_db, settings):
    """An edge that keeps nothing yet, of which the settings know."""
    settings.EDGES = [running_stack.stack.edge]
    settings.MEDIA_ROOT = running_stack.stack.data / "media"
    running_stack.mend()
    running_stack.forget_everything()
    return running_stack
