"""Two applications behind one edge, one in New York with a clock two hours off: nothing early, nothing late.

Needs Debian's `faketime`, and PostgreSQL: SQLite is for one machine, which has one clock.
"""

import shutil
import socket
import time
from datetime import timedelta
from http.client import HTTPConnection

import pytest
from django.db import connection
from django.utils import timezone

from tests import factory
from tests.edge.conftest import load_stack, running

ROUNDS = 10
AHEAD = timedelta(seconds=10)  # a busy machine answers late, and an answer after the time tells nothing
TRIFLE = 0.2  # seconds


class Application(HTTPConnection):
    """One gunicorn, past the edge and its copies."""

    def __init__(self, path):
        super().__init__("127.0.0.1", timeout=60)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(str(self.path))

    def status(self, address):
        self.request("GET", address)
        answer = self.getresponse()
        answer.read()
        return answer.status


def stack_off_by(off, module):
    class Stack(load_stack().Stack):
        def run(self, name, command):
            command = [module if part == "newsroom.wsgi" else part for part in command]
            if name == "app1":
                command = ["env", "TZ=America/New_York", "faketime", "-f", off, *command]
            super().run(name, command)

    return Stack


def seconds_from_its_time(folder, off, module="newsroom.wsgi", rounds=ROUNDS):
    """For each application, by the right clock: (when it was first answered with, when last asked for in vain).

    In seconds from the time that was set. However busy the machine is: who asks after that time is
    to get it, and nobody is to have it before.
    """
    if not shutil.which("faketime"):
        pytest.skip("NO CLOCK: faketime is not here. Install faketime.")
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no clock of its own, and one machine")
    with running(stack_off_by(off, module), folder, apps=2) as edge:
        applications = {name: Application(path) for name, path in edge.stack.sockets.items()}
        found = {name: [] for name in applications}
        for application in applications.values():
            assert application.status("/") == 200  # the first answer takes longest
        for _round in range(rounds):
            moment = timezone.now() + AHEAD
            address = factory.make_article("published", at=moment).get_absolute_url()
            waiting, in_vain = dict(applications), {}
            while waiting:
                for name, application in list(waiting.items()):
                    asked = (timezone.now() - moment).total_seconds()
                    if application.status(address) == 200:
                        answered = (timezone.now() - moment).total_seconds()
                        found[name].append((answered, in_vain.get(name, float("nan"))))
                        del waiting[name]
                    in_vain[name] = asked
                    assert (timezone.now() - moment).total_seconds() < 60, f"{name} never shows it"
                time.sleep(0.02)
    return found


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("off", ["+2h", "-2h"])
def test_nothing_is_early_and_nothing_late(off, tmp_path):
    found = seconds_from_its_time(tmp_path, off)

    for name, seconds in found.items():
        early, late = min(first for first, _last in seconds), max(last for _first, last in seconds)
        whose = off if name == "app1" else "right"
        print(f"\n{name} ({whose}): first had at {early:+.2f} s, last asked for in vain at {late:+.2f} s")
    assert all(first > -TRIFLE for seconds in found.values() for first, _last in seconds)
    assert all(last < TRIFLE for seconds in found.values() for _first, last in seconds)


@pytest.mark.django_db(transaction=True)
def test_by_their_own_clocks_it_would_be_early(tmp_path):
    """The control."""
    found = seconds_from_its_time(tmp_path, "+2h", "tests.soak.careless_clock:application", rounds=2)

    first = min(found["app1"])[0]
    print(f"\ncontrol: app1 had it at {first:+.2f} s")
    assert first < -TRIFLE
