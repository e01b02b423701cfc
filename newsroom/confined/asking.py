"""The parent's side: hands a file to a child, waits, and says what became of it."""

import atexit
import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict, dataclass
from pathlib import Path

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
GRACE = 20  # seconds beyond a child's own, for a keeper that is just starting on a busy machine

observers = []  # called with a Cost after each file: for those who measure


class Unreadable(ValueError):
    """Why a file is not taken: a code, so that the process that reads files needs no translations.

    `facts` fill the blanks of the sentence that belongs to the code.
    """

    def __init__(self, code, **facts):
        super().__init__(code)
        self.code = code
        self.facts = facts


@dataclass(frozen=True)
class Limits:
    """`seconds` count on a busy machine, `cpu_seconds` of work. In bytes: `memory` of its own (the
    programs and libraries that it maps come on top), `addresses` where the system does not count
    the former, `answer` and `written`, the size of each file that it may write."""

    seconds: int
    cpu_seconds: int
    memory: int
    addresses: int
    answer: int = 4 * 1024**2
    written: int = 0


@dataclass(frozen=True)
class Cost:
    """What a file took: seconds on the clock and of work, bytes at the most, the signal that ended it or 0."""

    module: str
    seconds: float
    cpu_seconds: float
    memory: int
    signal: int


def ask(module, file, *arguments, limits, folder=None):
    """Has a child run `module.answer(file, *arguments)` on the open binary `file`, which needs a
    descriptor. `folder` is all that it may write to. Returns its answer, a dict. Raises Unreadable,
    also with the codes "too_heavy" and "broken" of whatever went wrong."""
    file.flush()
    file.seek(0)
    request = {
        "module": module,
        "arguments": arguments,
        "limits": asdict(limits),
        "folder": folder and str(folder),
    }
    with tempfile.TemporaryFile() as answer:
        report = _sent(json.dumps(request).encode(), file, answer, limits)
        for observe in observers:
            observe(Cost(module, **report["cost"]))
        answer.seek(0)
        given = answer.read(limits.answer + 1)
    if report["cost"]["signal"] or not given:
        raise Unreadable("too_heavy")
    if len(given) > limits.answer:
        raise Unreadable("broken")
    try:
        given = json.loads(given)
    except ValueError:
        raise Unreadable("broken") from None
    if "refused" in given:
        if "trace" in given:
            logger.warning("A file that could not be read by %s:\n%s", module, given["trace"])
        raise Unreadable(given["refused"], **given["facts"])
    return given


def _sent(request, file, answer, limits):
    """What the keeper reports. One that has gone away (somebody killed it) is followed by another, once."""
    for attempt in range(2):
        mine, theirs = socket.socketpair()
        with mine, theirs:
            keeper = _Keeper.of_this_process()
            try:
                keeper.send(request, [file.fileno(), answer.fileno(), theirs.fileno()])
                theirs.close()
                mine.settimeout(limits.seconds + GRACE)
                report = mine.recv(4096)
            except TimeoutError:
                raise Unreadable("too_heavy") from None
            except OSError:
                report = b""
        if report:
            return json.loads(report)
        logger.warning("The process that opens files from outside was gone (%d)", attempt + 1)
        keeper.end()
    raise Unreadable("too_heavy")


class _Keeper:
    """The process that forks. Started with the first file; it ends when this process does."""

    _current = None
    _lock = threading.Lock()

    @classmethod
    def of_this_process(cls):
        with cls._lock:
            if cls._current is None or cls._current.owner != os.getpid() or cls._current.is_ended:
                cls._current = cls()
            return cls._current

    def __init__(self):
        self.owner = os.getpid()
        self.is_ended = False
        self._sending = threading.Lock()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "newsroom.confined.keeper", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                env={"PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "PATH": "/usr/bin:/bin"},
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # a Ctrl-C at the terminal is the parent's
            )
        atexit.register(self.end)

    def send(self, request, descriptors):
        with self._sending:
            socket.send_fds(self.control, [request], descriptors)

    def end(self):
        """It and all its children."""
        if self.owner != os.getpid():
            return
        self.is_ended = True
        self.control.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(2)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        atexit.unregister(self.end)
