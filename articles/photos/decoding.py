"""From a stranger's bytes to plain upright sRGB pixels, or a refusal.

Only four decoders are ever tried, whatever the name or the declared type of a file says.
"""

import io
import logging
import re

import pillow_heif
from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from articles.photos import metadata
from articles.photos.refusal import PhotoRefused

logger = logging.getLogger(__name__)

pillow_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = settings.PHOTO_MAX_PIXELS

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")  # a phone's MPO is a JPEG to begin with
MASTER_PIXELS = 50_000_000  # a full page at 300 dots to the inch needs 25 million
SMALLEST = 32  # pixels on the short side
LONGEST_SHAPE = 20  # times as long as wide: beyond, no rendition could be encoded
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
    (b"PK\3\4", "ZIP"),
    (b"MZ", "EXE"),
)
# A picture that is a program or a page as well. None of these is short enough to stand
# in forty million random bytes by chance; what is left after re-encoding is pixels anyway.
SECOND_NATURE = re.compile(
    rb"<script|<!doctype\s|<\?php\s|<iframe\s|<svg\s[^>]{0,80}xmlns|%PDF-1\.", re.IGNORECASE
)


def decode(data, name):
    """The picture in `data` as (an upright sRGB image, its PhotoFacts).

    `name` is only for the sentence. At most PHOTO_MAX_PIXELS come in, at most
    MASTER_PIXELS go out. Raises PhotoRefused.
    """
    refuse_other_kinds(data, name)
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_many_pixels(name) from None
    except Exception:  # whatever four decoders raise on bytes that are none of theirs
        logger.info("Not a picture", exc_info=True)
        if begins_well(data):
            raise damaged(name) from None
        raise PhotoRefused(
            _("“%(name)s” is not a picture we can read. Send JPEG, PNG, WebP or HEIC.") % {"name": name}
        ) from None
    refuse_impossible_size(image.size, name)
    try:
        if image.width * image.height > MASTER_PIXELS:
            image.draft(None, (image.width // 2, image.height // 2))
        image.load()
        facts = metadata.read(image)
        turn_upright(image)
        return shrunk(to_srgb(image)), facts
    except Exception:
        logger.info("A picture that does not decode", exc_info=True)
        raise damaged(name) from None


def begins_well(data):
    """Whether the first bytes promise one of the kinds we take."""
    return data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n")) or data[8:12] in (b"WEBP", b"heic", b"mif1")


def refuse_other_kinds(data, name):
    """Names what we do not take by what it is, as far as its first bytes tell."""
    kind = next((kind for start, kind in OTHER_KINDS if data.startswith(start)), "")
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis"):
        kind = "AVIF"
    elif data[4:8] == b"ftyp" and data[8:11] in (b"qt ", b"mp4", b"iso", b"M4V", b"3gp"):
        kind = "MP4"
    if kind:
        raise PhotoRefused(
            _("“%(name)s” is a %(kind)s file. Send JPEG, PNG, WebP or HEIC.") % {"name": name, "kind": kind}
        )
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"#!")):
        raise PhotoRefused(
            _("“%(name)s” is a drawing, page or program in text, not a photo. Send JPEG, PNG, WebP or HEIC.")
            % {"name": name}
        )
    if SECOND_NATURE.search(data):
        raise PhotoRefused(
            _("“%(name)s” contains program code besides the picture. Save it anew in a picture editor.")
            % {"name": name}
        )


def refuse_impossible_size(size, name):
    width, height = size
    if width * height > settings.PHOTO_MAX_PIXELS:
        raise too_many_pixels(name)
    if min(size) < SMALLEST:
        raise PhotoRefused(
            _("“%(name)s” measures only %(width)d × %(height)d pixels, too few to print.")
            % {"name": name, "width": width, "height": height}
        )
    if max(size) > LONGEST_SHAPE * min(size):
        raise PhotoRefused(
            _("“%(name)s” is more than %(times)d times as long as it is wide. Cut it into pieces.")
            % {"name": name, "times": LONGEST_SHAPE}
        )


def damaged(name):
    return PhotoRefused(
        _("“%(name)s” is damaged or incomplete. Send it again, or save it anew in a picture editor.")
        % {"name": name}
    )


def too_many_pixels(name):
    return PhotoRefused(
        _("“%(name)s” has more than %(limit)d million pixels. Send a smaller version.")
        % {"name": name, "limit": settings.PHOTO_MAX_PIXELS // 1_000_000}
    )


def turn_upright(image):
    """Turns the image in place as its EXIF says. One that cannot be read leaves it as it lies."""
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except Exception:  # the tag sits in the same hostile block as everything else
        logger.info("An unreadable orientation", exc_info=True)


def to_srgb(image):
    """The image as sRGB, transparency laid on white, without profile or any other info."""
    profile = image.info.get("icc_profile")
    alpha = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        image = image.convert("RGB")
    elif image.mode.startswith("I;16"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGB")
    image = converted(image, profile)
    if alpha:
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=alpha)
        image = white
    image.info.clear()
    return image


def converted(image, profile):
    """The image through its colour profile; a profile that is broken or of another kind is none."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile)) if profile else None
        if source and COLOUR_SPACES.get(source.profile.xcolor_space.strip()) == image.mode:
            return ImageCms.profileToProfile(
                image,
                source,
                SRGB,
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
    except (ImageCms.PyCMSError, OSError, ValueError):
        logger.info("A broken colour profile", exc_info=True)
    return image if image.mode == "RGB" else image.convert("RGB")  # a needless copy is 400 MB


def shrunk(image):
    """The image with at most MASTER_PIXELS pixels."""
    pixels = image.width * image.height
    if pixels <= MASTER_PIXELS:
        return image
    scale = (MASTER_PIXELS / pixels) ** 0.5
    size = (int(image.width * scale), int(image.height * scale))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2)
