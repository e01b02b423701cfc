"""What a child may do: so much time and memory, writing to one folder, reading programs and nothing else,
no connection and no other program.

Limits on time and memory hold on every system with `setrlimit`. The rest is Linux's (Landlock from 5.13
on, seccomp on x86-64 and ARM64); where the kernel has it not, the child goes on without: what it opens is
decoded by the same libraries, and its files are read as data only. Numbers: linux/landlock.h,
linux/seccomp.h, asm/unistd.h.
"""

import ctypes
import os
import platform
import resource
import struct
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = (
    "/usr",
    "/lib",
    "/lib64",
    sys.prefix,
    sys.base_prefix,
    str(ROOT / "articles"),
    str(ROOT / "newsroom"),
)

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_READ = 1 << 2 | 1 << 3  # files, folders
_WRITES = {1: 0x1FF3, 2: 1 << 13, 3: 1 << 14}  # by the version that brought them: run, write, make, remove …
_NO_TCP = 0b11  # version 4: bind, connect
_ARCHITECTURES = {  # the number seccomp knows it by; socket, execve, execveat, ptrace
    "x86_64": (0xC000003E, (41, 59, 322, 101)),
    "aarch64": (0xC00000B7, (198, 221, 281, 117)),
}
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1  # EPERM


def build(limits, folder):
    """Limits this process, for good."""
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")  # where memory runs out, this goes first
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_AS, (limits.addresses, limits.addresses))
    written = max(limits.written, limits.answer)
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        shut_files(libc, folder)
        shut_calls(libc)


def shut_files(libc, folder):
    """Landlock: programs may be read, `folder` read and written, all else is not there."""
    version = libc.syscall(_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return
    writes = 0
    for since, rights in _WRITES.items():
        writes |= rights if version >= since else 0
    attributes = struct.pack("=QQ", _READ | writes, _NO_TCP if version >= 4 else 0)
    size = 16 if version >= 4 else 8
    ruleset = libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return
    for path in {*PROGRAMS}:
        _allow(libc, ruleset, path, _READ)
    if folder:
        _allow(libc, ruleset, folder, _READ | writes & ~1)
    libc.syscall(_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _allow(libc, ruleset, path, rights):
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    libc.syscall(_ADD_RULE, ruleset, 1, struct.pack("=Qi", rights, place), 0)
    os.close(place)


def shut_calls(libc):
    """seccomp: no socket, no other program, no hand on another process."""
    machine = _ARCHITECTURES.get(platform.machine())
    if machine is None:
        return
    number, calls = machine
    steps = [(0x20, 0, 0, 4), (0x15, 0, len(calls) + 2, number), (0x20, 0, 0, 0)]
    steps += [(0x15, len(calls) - at, 0, call) for at, call in enumerate(calls)]
    steps += [(0x06, 0, 0, _ALLOW), (0x06, 0, 0, _REFUSE)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = struct.pack("@HP", len(steps), ctypes.addressof(code))
    libc.prctl(_SET_SECCOMP, _FILTER, program, 0, 0)
