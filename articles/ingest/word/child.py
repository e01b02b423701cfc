"""The process that reads a Word file, and how it is started: with little time, little memory and no way out.

The file is its standard input; a JSON object is its output. If it is killed, the file was too much for it.
"""

import json
import logging
import resource
import subprocess
import sys
import traceback
from pathlib import Path

from .refusal import Unreadable

logger = logging.getLogger(__name__)

CPU_SECONDS = 2
SECONDS = 20  # on a machine that is busy with other things
MEMORY = 80 * 1024**2  # bytes of its own; programs and libraries that it maps come on top, some 15 MB
ADDRESSES = 512 * 1024**2  # bytes, where the system does not count the former
MAX_ANSWER = 4 * 1024**2  # characters
ROOT = Path(__file__).resolve().parents[3]


def read_story(file, filename=""):
    """The WordStory of the open binary `file`, which needs a descriptor. Raises Unreadable."""
    from .story import WordStory

    file.seek(0)
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "articles.ingest.word.child", filename[-200:]],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={"PYTHONUTF8": "1", "PYTHONHASHSEED": "0", "PATH": "/usr/bin:/bin"},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("too_heavy") from None
    if done.returncode or len(done.stdout) > MAX_ANSWER:
        raise Unreadable("too_heavy" if done.returncode < 0 or done.stdout == b"" else "broken")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        if "trace" in answer:
            logger.warning("A Word file that could not be read:\n%s", answer["trace"])
        raise Unreadable(answer["refused"], **answer["facts"])
    return WordStory.from_data(answer)


def story_in(file, filename=""):
    """The same in this process: every step from bytes to story."""
    from .blocks import blocks_of
    from .kinds import refuse_other_kinds
    from .notes import plain_notes
    from .numbering import read_numbering
    from .package import Package, refuse_other_packages
    from .relations import content_types, relations_of
    from .story import story_of
    from .styles import read_styles
    from .washing import wash

    refuse_other_kinds(file, filename)
    package = Package(file)
    refuse_other_packages(package, content_types(package))
    main = relations_of(package, "").by_type.get("officeDocument", "word/document.xml")
    relations = relations_of(package, main)
    by_type = relations.by_type
    styles = read_styles(package, by_type.get("styles"))
    washer = wash(package, main, styles, read_numbering(package, by_type.get("numbering")), relations)
    story = story_of(blocks_of(washer), filename)
    story.facts = dict(washer.facts)
    story.parts = washer.pictures
    story.notes = plain_notes(package, by_type.get("footnotes")) + plain_notes(
        package, by_type.get("endnotes")
    )
    story.comments = plain_notes(package, by_type.get("comments"))
    if not story.has_content:
        raise Unreadable("no_text")
    return story


def main():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    filename = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        with open(0, "rb", closefd=False) as file:
            answer = story_in(file, filename).as_data()
    except Unreadable as refusal:
        answer = {"refused": refusal.code, "facts": refusal.facts}
    except (MemoryError, RecursionError):
        answer = {"refused": "too_heavy", "facts": {}}
    except Exception:  # whatever a hostile file makes of three libraries
        answer = {"refused": "broken", "facts": {}, "trace": traceback.format_exc()[-2_000:]}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
