"""Reads one Word file as the newsroom does and says what came of it and what it cost. A program, without Django:

python -m tests.ingest.word.measuring FILE NAME
"""

import json
import resource
import sys
from pathlib import Path

from articles.ingest.word.child import read_story
from articles.ingest.word.refusal import Unreadable


def main(path, name):
    with open(path, "rb") as file:
        try:
            word_story = read_story(file, name)
            answer = {"code": "", "pieces": word_story.pieces, "facts": word_story.facts}
        except Unreadable as refusal:
            answer = {"code": refusal.code}
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    answer["seconds"] = sum(each.ru_utime + each.ru_stime for each in usage)
    answer["megabytes"] = max(own_peak(), usage[1].ru_maxrss) / 1024  # each of the two processes for itself
    sys.stdout.write(json.dumps(answer))


def own_peak():
    """In kilobytes. Not `ru_maxrss`, which remembers the process that started this one."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main(*sys.argv[1:])
