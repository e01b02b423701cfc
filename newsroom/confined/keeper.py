"""The process that stays: it loads what children need and forks one for each file. It opens none itself,
and holds nothing that is worth a theft: no settings, no database, an empty environment.

    python -m newsroom.confined.keeper DESCRIPTOR

Requests come in over a socket with three descriptors: the file, where the answer goes, and where the
keeper says how the child ended. When the socket closes, all is over.
"""

import importlib
import json
import os
import select
import signal
import socket
import sys
import time
import traceback
from contextlib import suppress

from newsroom.confined import walls
from newsroom.confined.asking import Limits, Unreadable

LONGEST = 64 * 1024  # bytes of a request


class Keeper:
    def __init__(self, control):
        self.control = control
        self.children = {}  # pid → (socket for the report, when it began, when it has to end)
        self.bell, ring = os.pipe()
        for end in (self.bell, ring):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(ring, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def run(self):
        while True:
            now = time.monotonic()
            ends = [end for _reply, _start, end in self.children.values()]
            ready, _, _ = select.select(
                [self.control, self.bell], [], [], max(0, min(ends) - now) if ends else None
            )
            if self.bell in ready:
                os.read(self.bell, 4096)
            self.reap()
            for pid, (_reply, _start, end) in self.children.items():
                if end <= time.monotonic():
                    os.kill(pid, signal.SIGKILL)
            if self.control in ready and not self.take():
                break
        for pid in self.children:
            os.kill(pid, signal.SIGKILL)

    def take(self):
        """Starts a child for the next request. False if there will be none any more."""
        request, descriptors, _flags, _address = socket.recv_fds(self.control, LONGEST, 3)
        if not request:
            return False
        file, answer, reply = descriptors
        request = json.loads(request)
        limits = Limits(**request["limits"])
        module = loaded(request["module"])
        start = time.monotonic()
        pid = os.fork()
        if pid == 0:
            child(module, request, limits, file, answer)
        os.close(file)
        os.close(answer)
        self.children[pid] = socket.socket(fileno=reply), start, start + limits.seconds
        return True

    def reap(self):
        while self.children:
            pid, status, used = os.wait4(-1, os.WNOHANG)
            if not pid:
                return
            reply, start, _end = self.children.pop(pid)
            code = os.waitstatus_to_exitcode(status)
            cost = {
                "seconds": time.monotonic() - start,
                "cpu_seconds": used.ru_utime + used.ru_stime,
                "memory": used.ru_maxrss * 1024,
                "signal": max(0, -code),
            }
            with reply, suppress(OSError):  # whoever asked may be gone
                reply.send(json.dumps({"cost": cost}).encode())


def loaded(name):
    """The module with all that its children need: `prepare` is for what its other users do not load."""
    is_new = name not in sys.modules
    module = importlib.import_module(name)
    if is_new and hasattr(module, "prepare"):
        module.prepare()
    return module


def child(module, request, limits, file, answer):
    """Within the fork: limits this process, and never returns."""
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(file, 0)
        os.dup2(answer, 1)
        os.closerange(3, 64)
        walls.build(limits, request["folder"])
        given = answered(module, request["arguments"])
        with open(1, "wb", closefd=False) as out:
            out.write(json.dumps(given).encode())
    except BaseException:  # the answer was too long to be written: an empty one says so
        os.ftruncate(1, 0)
    os._exit(0)


def answered(module, arguments):
    try:
        with open(0, "rb", closefd=False) as file:
            return module.answer(file, *arguments)
    except Unreadable as refusal:
        return {"refused": refusal.code, "facts": refusal.facts}
    except (MemoryError, RecursionError):
        return {"refused": "too_heavy", "facts": {}}
    except Exception:  # whatever a hostile file makes of the libraries
        return {"refused": "broken", "facts": {}, "trace": traceback.format_exc()[-2_000:]}


if __name__ == "__main__":
    Keeper(socket.socket(fileno=int(sys.argv[1]))).run()
