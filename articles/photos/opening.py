"""Pictures are opened by a child alone (`child`, `newsroom.confined`): here it is asked.

This process never decodes what came from outside. It gets a master that the child has encoded
from bare pixels, and a few plain facts.
"""

import dataclasses
import tempfile
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

from articles.photos.refusal import PhotoRefused
from articles.photos.sentences import sentence_of
from newsroom.confined import Limits, Unreadable, ask

MODULE = "articles.photos.child"
MASTER_PIXELS = 50_000_000  # a full page at 300 dots to the inch needs 25 million
LIMITS = Limits(
    seconds=10,  # a picture of 12 megapixels takes one
    cpu_seconds=9,
    memory=450 * 1024**2,  # the programs come on top: 512 MB in all
    addresses=3 * 1024**3,
    answer=256 * 1024,
    written=128 * 1024**2,
)


@dataclasses.dataclass(frozen=True)
class Taken:
    """What the child made: the bytes of the master, its size and look, and what the file said."""

    master: bytes
    size: tuple[int, int]
    look: tuple[int, int, int, int]
    facts: dict = dataclasses.field(default_factory=dict)
    ai_label: str = ""


def take(data, name):
    """The picture in `data` as an upright sRGB master of at most MASTER_PIXELS, with the facts of
    metadata.PhotoFacts. `name` is only for the sentence. Raises PhotoRefused."""
    options = {
        "largest": settings.PHOTO_MAX_PIXELS,
        "master": MASTER_PIXELS,
        "zone": settings.TIME_ZONE,
    }
    with refusals(name), tempfile.TemporaryDirectory() as folder:
        given = _ask("take", data, folder, **options)
        master = Path(folder, "master.jpg").read_bytes()
    facts = given["facts"]
    facts["shot_at"] = datetime.fromisoformat(facts["shot_at"]) if facts["shot_at"] else None
    return Taken(master, tuple(given["size"]), tuple(given["look"]), facts, given["ai_label"])


def cut(master, *, turn, box, name):
    """A part of a master (bytes), first turned to the right, as `Taken`. Raises PhotoRefused."""
    with refusals(name), tempfile.TemporaryDirectory() as folder:
        given = _ask("cut", master, folder, turn=turn, box=box)
        return Taken(Path(folder, "master.jpg").read_bytes(), tuple(given["size"]), tuple(given["look"]))


def sizes(master, wanted):
    """{name: bytes} of the files `wanted` (see `child.sizes`), made of a master. Raises Unreadable."""
    with tempfile.TemporaryDirectory() as folder:
        _ask("sizes", master, folder, wanted=wanted)
        return {each["name"]: Path(folder, each["name"]).read_bytes() for each in wanted}


def look(picture):
    """What a picture of ours (bytes) looks like, as four numbers. Raises Unreadable."""
    return tuple(_ask("look", picture, None)["look"])


@contextmanager
def refusals(name):
    """What the child refuses becomes the sentence for whoever sent the file `name`."""
    try:
        yield
    except Unreadable as refusal:
        raise PhotoRefused(sentence_of(refusal, name)) from refusal


def _ask(work, data, folder, **options):
    with tempfile.TemporaryFile() as file:
        file.write(data)
        return ask(MODULE, file, work, folder, options, limits=LIMITS, folder=folder)
