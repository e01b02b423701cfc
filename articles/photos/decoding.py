"""From a stranger's bytes to plain upright sRGB pixels, or a refusal. Only `child` does this, in a
process of its own: 512 MB in all for a picture of 50 million pixels of four bytes each, so that
there may be two copies of it and no third.

Only four decoders are ever tried, whatever the name or the declared type of a file says.
Raises `Unreadable` with a code of sentences.py.
"""

import io
import logging
import re

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from newsroom.confined import Unreadable

logger = logging.getLogger(__name__)

pillow_heif.register_heif_opener(thumbnails=False)
Image.MAX_IMAGE_PIXELS = None  # counted here, by what they weigh

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")  # a phone's MPO is a JPEG to begin with
SMALLEST = 32  # pixels on the short side
LONGEST_SHAPE = 20  # times as long as wide: beyond, no rendition could be encoded
STRIP = 64  # pixels high
HEAVIEST = 200 * 10**6  # bytes of the pixels: of two copies, and the programs, there is room for no more
WEIGHTS = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2}  # bytes of a pixel; of all others four
SRGB = ImageCms.createProfile("sRGB")
COLOUR_SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}

OTHER_KINDS = (
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"BM", "BMP"),
    (b"8BPS", "PSD"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
    (b"PK\3\4", "ZIP"),
    (b"MZ", "EXE"),
)
# A picture that is a program, a page or a package as well. None of these is short enough to stand
# in forty million random bytes by chance; what is left after re-encoding is pixels anyway.
SECOND_NATURE = re.compile(
    rb"<script|<!doctype\s|<\?php\s|<iframe\s|<svg\s[^>]{0,80}xmlns|%PDF-1\.", re.IGNORECASE
)


def opened(data, largest, master):
    """The picture in `data`, loaded as it is. `largest` pixels at the most, and of what cannot be
    decoded in a smaller size no more than `master`."""
    refuse_other_kinds(data)
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except MemoryError:
        raise
    except Exception:  # whatever four decoders raise on bytes that are none of theirs
        raise Unreadable("damaged" if begins_well(data) else "unknown") from None
    refuse_impossible_size(image, largest, master)
    try:
        if image.width * image.height > master:
            image.draft(None, (image.width // 2, image.height // 2))
        image.load()
    except MemoryError:
        raise
    except Exception:
        raise Unreadable("damaged") from None
    return image


def decode(image, master):
    """A loaded image as an upright sRGB image of at most `master` pixels. The one given is used up."""
    try:
        turn_upright(image)
        return to_srgb(shrunk(image, master))
    except MemoryError:
        raise
    except Exception:
        logger.info("A picture that does not decode", exc_info=True)
        raise Unreadable("damaged") from None


def begins_well(data):
    """Whether the first bytes promise one of the kinds we take."""
    return data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n")) or data[8:12] in (b"WEBP", b"heic", b"mif1")


def refuse_other_kinds(data):
    """Names what we do not take by what it is, as far as its first bytes tell."""
    kind = next((kind for start, kind in OTHER_KINDS if data.startswith(start)), "")
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"):
        kind = "AVIF"
    elif data[4:8] == b"ftyp" and data[8:11] in (b"qt ", b"mp4", b"iso", b"M4V", b"3gp"):
        kind = "MP4"
    if kind:
        raise Unreadable("kind", kind=kind)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"#!")):
        raise Unreadable("text")
    if SECOND_NATURE.search(data):
        raise Unreadable("program")


def refuse_impossible_size(image, largest, master):
    width, height = image.size
    if width * height > largest:
        raise Unreadable("pixels", limit=largest // 1_000_000)
    if weight(image, master) > HEAVIEST:
        raise Unreadable("too_heavy")
    if min(image.size) < SMALLEST:
        raise Unreadable("small", width=width, height=height)
    if max(image.size) > LONGEST_SHAPE * min(image.size):
        raise Unreadable("long", times=LONGEST_SHAPE)


def weight(image, master):
    """The bytes that its pixels take. A JPEG that is large is decoded in half its size; a progressive
    one keeps its coefficients, two bytes each, until the last scan."""
    pixels = image.width * image.height
    if image.format not in ("JPEG", "MPO"):
        return pixels * WEIGHTS.get(image.mode, 4)
    bytes_ = 4 * (pixels if pixels <= master else pixels // 4)
    if image.info.get("progressive"):
        wide, high = (max(layer[at] for layer in image.layer) for at in (1, 2))
        bytes_ += 2 * pixels * sum(layer[1] * layer[2] for layer in image.layer) // (wide * high)
        return bytes_ // 2  # beside them there is one copy of the pixels, not two
    return bytes_


def turn_upright(image):
    """Turns the image in place as its EXIF says. One that cannot be read leaves it as it lies."""
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except MemoryError:
        raise
    except Exception:  # the tag sits in the same hostile block as everything else
        logger.info("An unreadable orientation", exc_info=True)


def shrunk(image, master):
    """The image with at most `master` pixels."""
    pixels = image.width * image.height
    if pixels <= master:
        return image
    scale = (master / pixels) ** 0.5
    size = (int(image.width * scale), int(image.height * scale))
    if image.mode in ("P", "1") or image.mode.startswith("I;16"):
        return image.resize(size)  # these are not mixed
    info = image.info
    image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2)
    image.info = info
    return image


def to_srgb(image):
    """The image as sRGB, transparency laid on white, without profile or any other info."""
    profile = profile_of(image)
    if image.mode in ("RGB", "L", "CMYK") and not image.has_transparency_data:
        image = converted(image, profile)
    else:
        image = in_strips(image, profile)
    image.info.clear()
    return image


def in_strips(image, profile):
    """The same for what takes several steps: a copy of the whole for each would be too much."""
    made = Image.new("RGB", image.size)
    has_transparency = image.has_transparency_data
    for top in range(0, image.height, STRIP):
        strip = image.crop((0, top, image.width, min(top + STRIP, image.height)))
        alpha = None
        if has_transparency:
            strip.info.update({key: image.info[key] for key in ("transparency",) if key in image.info})
            strip = strip.convert("RGBA")
            alpha = strip.getchannel("A")
            strip = strip.convert("RGB")
        elif strip.mode.startswith("I;16"):
            strip = strip.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        elif strip.mode not in ("RGB", "L", "CMYK"):
            strip = strip.convert("RGB")
        strip = converted(strip, profile)
        if alpha:
            white = Image.new("RGB", strip.size, "white")
            white.paste(strip, mask=alpha)
            strip = white
        made.paste(strip, (0, top))
    return made


def profile_of(image):
    """The colour profile of an image; None if it is broken."""
    profile = image.info.get("icc_profile")
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(profile)) if profile else None
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def converted(image, profile):
    """The image through its colour profile; one of another kind is none."""
    try:
        if profile and COLOUR_SPACES.get(profile.profile.xcolor_space.strip()) == image.mode:
            is_rgb = image.mode == "RGB"
            made = ImageCms.profileToProfile(
                image,
                profile,
                SRGB,
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode=None if is_rgb else "RGB",
                inPlace=is_rgb,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
            return image if is_rgb else made
    except (ImageCms.PyCMSError, OSError, ValueError):
        logger.info("A broken colour profile", exc_info=True)
    return image if image.mode == "RGB" else image.convert("RGB")  # a needless copy is 200 MB
