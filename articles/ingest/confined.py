"""A process of our own that reads one file from outside: with little time, little memory and no way out.

The file is its standard input; a JSON object is its output. If it is killed, the file was too much
for it. `ask` starts it, `answer` is what it runs. Neither needs Django.
"""

import json
import logging
import resource
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]


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


def ask(module, file, *arguments, limits):
    """Runs `python -m module` on the open binary `file`, which needs a descriptor. Returns its answer,
    a dict. Raises Unreadable, also with the codes "too_heavy" and "broken" of whatever went wrong."""
    file.seek(0)
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", module, *arguments],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={"PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "PATH": "/usr/bin:/bin"},
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("too_heavy") from None
    if done.returncode or len(done.stdout) > limits.answer:
        raise Unreadable("too_heavy" if done.returncode < 0 or done.stdout == b"" else "broken")
    given = json.loads(done.stdout)
    if "refused" in given:
        if "trace" in given:
            logger.warning("A file that could not be read by %s:\n%s", module, given["trace"])
        raise Unreadable(given["refused"], **given["facts"])
    return given


def answer(read, limits):
    """Within the child: limits this process, calls `read(file)` on its standard input and prints
    the dict that it returns, or the refusal."""
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_AS, (limits.addresses, limits.addresses))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.written, limits.written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        with open(0, "rb", closefd=False) as file:
            given = read(file)
    except Unreadable as refusal:
        given = {"refused": refusal.code, "facts": refusal.facts}
    except (MemoryError, RecursionError):
        given = {"refused": "too_heavy", "facts": {}}
    except Exception:  # whatever a hostile file makes of the libraries
        given = {"refused": "broken", "facts": {}, "trace": traceback.format_exc()[-2_000:]}
    sys.stdout.write(json.dumps(given))
