"""What is done with pictures in a process of its own (`newsroom.confined`): all that Pillow does with bytes
from outside, and with the masters that were made of them. Without Django's settings, which hold secrets.

    take     a stranger's bytes → master.jpg, what the file says, what it looks like
    sizes    a master → files of other widths and kinds
    cut      a master → master.jpg, a part of it, perhaps turned
    look     a picture of ours → what it looks like
"""

import io
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from PIL import Image

from articles.photos import metadata
from articles.photos.decoding import SMALLEST, decode, opened
from articles.photos.difference_hash import look_of
from articles.photos.metadata.made_by import ai_label
from newsroom.confined import Unreadable

MASTER = {"quality": 90, "subsampling": 0}  # full colour: it may be printed
TURNS = {
    90: Image.Transpose.ROTATE_270,  # Pillow turns to the left, people to the right
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def answer(file, work, folder, options):
    return {"take": take, "sizes": sizes, "cut": cut, "look": look}[work](file, folder, **options)


def take(file, folder, *, largest, master, zone):
    """`largest` pixels may come in, `master` go out; `zone` is the paper's time zone."""
    if not settings.configured:
        settings.configure(TIME_ZONE=zone, USE_TZ=True)
    data = file.read()
    image = opened(data, largest, master)
    facts = metadata.read(image)
    image = decode(image, master)
    moment = facts.shot_at and facts.shot_at.isoformat()
    return put_down(image, folder) | {
        "facts": asdict(facts) | {"shot_at": moment},
        "ai_label": ai_label(data),
    }


def put_down(image, folder):
    image.save(f"{folder}/master.jpg", "JPEG", **MASTER)
    return {"size": image.size, "look": look_of(image)}


def sizes(file, folder, *, wanted):
    """`wanted`: for each file its name, kind, width, height and the options of the encoder."""
    with Image.open(file, formats=["JPEG"]) as master:
        widest = max(each["width"] for each in wanted)
        # The decoder can skip to a half, quarter or eighth, and is quicker for it.
        master.draft("RGB", (widest, max(1, widest * master.height // master.width)))
        master.load()
        for each in wanted:
            small = master.resize((each["width"], each["height"]), Image.Resampling.LANCZOS, reducing_gap=3)
            small.info.clear()  # nothing but pixels is written
            small.save(Path(folder, each["name"]), each["kind"], **each["options"])
    return {}


def cut(file, folder, *, turn, box):
    image = Image.open(file, formats=["JPEG"])
    image.load()
    if turn:
        image = image.transpose(TURNS[turn])
    edges = [round(edge * side) for edge, side in zip(box, image.size * 2)]
    if min(edges[2] - edges[0], edges[3] - edges[1]) < SMALLEST:
        raise Unreadable("small_part")
    image = image.crop(edges)
    image.info.clear()
    return put_down(image, folder)


def look(file, folder):
    with Image.open(io.BytesIO(file.read()), formats=["WEBP", "JPEG"]) as image:
        return {"look": look_of(image)}
