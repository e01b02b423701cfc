"""One act in a process of its own, which may be killed in it; what it left behind, and how it went on.

The child is forked from a process in which all is loaded, so that a try costs milliseconds. It sees
a copy of the newsroom, and the same clock and the same chance in every try: an act that is done leaves the
same rows each time, to the byte.
"""

import contextlib
import datetime
import hashlib
import itertools
import json
import logging
import os
import secrets
import signal
import time
import traceback
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connections
from django.utils import timezone

from newsroom import clock

PATIENCE = 120  # seconds


class Still(datetime.datetime):
    """A clock that stands, where Django and `newsroom.clock` look at it."""

    moment = None

    @classmethod
    def now(cls, tz=None):
        return cls.moment.astimezone(tz) if tz else cls.moment.replace(tzinfo=None)


@dataclass
class Outcome:
    """How the child ended: `killed`, or what it told: its `points`, `result`, `error`."""

    killed: bool = False
    points: list = field(default_factory=list)
    result: object = None
    error: str = ""


def attempt(stage, copy, act, points=None, *, hours=0, prepare=None):
    """Does `act(house)` on this copy in a child, with these points watched. Returns the Outcome."""
    connections.close_all()
    told = stage.path / "told.json"
    told.unlink(missing_ok=True)
    pid = os.fork()
    if not pid:
        _child(stage, copy, act, points, hours, prepare, told)
    status = _wait(pid)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL, f"ended by signal {os.WTERMSIG(status)}"
        return Outcome(killed=True)
    return Outcome(**json.loads(told.read_text()))


def _wait(pid):
    deadline = time.monotonic() + PATIENCE
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return status
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise TimeoutError("the act hangs")
        time.sleep(0.001)


def _child(stage, copy, act, points, hours, prepare, told):
    """Never returns, and runs nothing that the parent wants to run at its exit."""
    try:
        stage.blocker.unblock().__enter__()
        logging.disable(logging.CRITICAL)
        same_each_time(stage.now, hours)
        name, files = copy
        stage._set(name, files / "media", files)
        settings.EDGES = [stage.edge]
        settings.DEBUG_PROPAGATE_EXCEPTIONS = False
        report = {}
        if prepare:
            prepare()
        if points:
            points.watch()
        try:
            result = act(stage.house)
            report["result"] = result if isinstance(result, int | str | list | dict | None) else repr(result)
        except Exception:
            report["error"] = traceback.format_exc()[-3000:]
        if points:
            points.is_on = False
            report["points"] = points.names
        told.write_text(json.dumps(report))
    except BaseException:
        with contextlib.suppress(BaseException):
            told.write_text(json.dumps({"error": "HARNESS " + traceback.format_exc()[-3000:]}))
    finally:
        os._exit(0)


def same_each_time(now, hours=0):
    Still.moment = now + datetime.timedelta(hours=hours)
    timezone.datetime = Still
    clock.own = lambda: Still.moment
    clock._asked_at = float("inf")  # nor does it ask the database's
    count = itertools.count()

    def same_bytes(size=None):
        return hashlib.sha256(f"chance {next(count)}".encode()).digest()[: size or 32]

    secrets.token_bytes = same_bytes
    secrets.token_hex = lambda size=None: same_bytes(size).hex()
    secrets.token_urlsafe = lambda size=None: same_bytes(16).hex()[:22]
