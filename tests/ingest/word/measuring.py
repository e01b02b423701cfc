"""Reads one Word file as the newsroom does and says what came of it and what it cost. A program, without Django:

python -m tests.ingest.word.measuring FILE NAME
"""

import json
import resource
import sys
from pathlib import Path

from articles.ingest.word.child import read_story
from newsroom.confined import Unreadable, asking


def main(path, name):
    costs = []
    asking.observers.append(costs.append)
    with open(path, "rb") as file:
        try:
            word_story = read_story(file, name)
            answer = {"code": "", "pieces": word_story.pieces, "facts": word_story.facts}
        except Unreadable as refusal:
            answer = {"code": refusal.code}
    usage = resource.getrusage(resource.RUSAGE_SELF)
    answer["seconds"] = usage.ru_utime + usage.ru_stime + sum(cost.cpu_seconds for cost in costs)
    # Each of the two processes for itself
    answer["megabytes"] = max([own_peak() / 1024, *(cost.memory / 1024**2 for cost in costs)])
    sys.stdout.write(json.dumps(answer))


def own_peak():
    """In kilobytes. Not `ru_maxrss`, which remembers the process that started this one."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main(*sys.argv[1:])
