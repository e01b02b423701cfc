"""Photos made ready for print: cropped, in the pixels that 300 dpi need, no more, as JPEG."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

logger = logging.getLogger(__name__)

DPI = 300
QUALITY = 88
LARGE = 4_000_000  # pixels
LARGE_ONE_AT_A_TIME = threading.Lock()
STRIP = 512  # pixels high
SMOOTH = Image.Resampling.HAMMING  # as sharp as bicubic where a photo gets smaller, in half the time


def ready(sheets):
    """The photos of some sheets, made ready side by side.

    Returns ({(id of the sheet, placed picture): name of its file}, {name: bytes}). A photo whose
    file the sheet does not have, or that cannot be read, is left out.
    """
    wanted = {
        (id(sheet), picture): sheet.pictures[picture.id]
        for sheet in sheets
        for story in sheet.layout.stories
        for picture in story.pictures
        if sheet.pictures.get(picture.id) is not None
    }
    with ThreadPoolExecutor(max_workers=2) as pool:
        made = pool.map(lambda key: _if_readable(wanted[key], key[1]), wanted)
        found = {key: content for key, content in zip(wanted, made) if content}
    names = {key: f"{number}.jpg" for number, key in enumerate(found)}
    return names, dict(zip(names.values(), found.values()))


def _if_readable(source, picture):
    try:
        return prepared(source, picture.crop, picture.width, picture.height)
    except (OSError, ValueError, Image.DecompressionBombError):
        logger.warning("The file of photo %s cannot be read: its frame stays grey", picture.id, exc_info=True)
        return None


def prepared(source, crop, width, height):
    """The part of a photo within `crop`, for a frame of so many points, as the bytes of a JPEG.

    `source` is a path or bytes. It is never made larger than it is. Those from files are
    remembered for a while: a page is set several times until it is signed.
    """
    if isinstance(source, bytes):
        return _made(BytesIO(source), crop, width, height)
    kept = Path(source).stat()
    return _remembered(str(source), kept.st_mtime_ns, kept.st_size, tuple(crop), width, height)


@lru_cache(maxsize=8)
def _remembered(path, _changed_at, _length, crop, width, height):
    return _made(path, crop, width, height)


def _made(source, crop, width, height):
    with Image.open(source) as image:
        left, top, right, bottom = crop
        wanted = round(width / 72 * DPI), round(height / 72 * DPI)
        # JPEG is read in a half, a quarter or an eighth of its size where that is enough
        image.draft("RGB", (round(wanted[0] / (right - left)), round(wanted[1] / (bottom - top))))
        # Two of twelve megapixels at once would take 70 MB more than one
        with LARGE_ONE_AT_A_TIME if image.width * image.height > LARGE else nullcontext():
            shown = _upright(image)
            wide, high = shown.size
            box = (left * wide, top * high, right * wide, bottom * high)
            size = min(wanted[0], round(box[2] - box[0])), min(wanted[1], round(box[3] - box[1]))
            shown = _resized(shown, [max(side, 1) for side in size], box)
            image.close()  # lets go of its pixels before the next one is read
        made = BytesIO()
        shown.save(made, "JPEG", quality=QUALITY, dpi=(DPI, DPI))
    return made.getvalue()


def _resized(image, size, box):
    """The part within `box` in this size, made strip by strip: whole, the step between the two sizes
    of a large photo would take as much memory as its result."""
    width, height = size
    left, top, right, bottom = box
    made = Image.new("RGB", size)
    for start in range(0, height, STRIP):
        end = min(start + STRIP, height)
        part = (left, top + (bottom - top) * start / height, right, top + (bottom - top) * end / height)
        made.paste(image.resize((width, end - start), SMOOTH, box=part, reducing_gap=3), (0, start))
    return made


def _upright(image):
    """Turned as the camera says, in RGB, what is transparent on white."""
    ImageOps.exif_transpose(image, in_place=True)
    if image.mode == "RGB":
        return image
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image).convert("RGB")
    return image.convert("RGB")
