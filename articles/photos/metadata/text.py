"""Cleaning what files say: charsets, control characters, camera junk, impossible dates."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta

from django.utils import timezone

LONGEST_CAPTION = 2000
LONGEST_FIELD = 120

# What cameras, phones and apps write into every picture they make.
JUNK = re.compile(
    r"""(olympus|minolta|konica\sminolta|samsung|kodak|ricoh)?\s*digital\scamera
    |sony\sdsc|samsung\scamera\spictures|exif[\s_]jpeg[\s_]picture|ascii|unicode
    |(img|dsc|dscn|dscf|pict?|image|mvimg|wx_camera|mmexport)[\s_-]*[\d_]+.*
    |screenshot.*|untitled|unknown|default|picasa|none|null|n/?a
    |(processed|created|edited|made)\s(with|by)\s.*|https?://\S+|[\W_]*|\{.*|\[.*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# Huawei, Xiaomi and others leave the mode of the camera as its caption: cof, dav, rptnr.
CAMERA_MODE = re.compile(r"[!-~]{1,16}")


def decoded(data, *, utf8=False):
    """Text from bytes of an unnamed charset: UTF-8 if it can be, else Chinese, else Latin.

    GB18030 before Latin-1, because what is not UTF-8 in this house came from a Chinese
    Windows. With `utf8`, the file has declared UTF-8 and broken bytes are replaced.
    """
    if utf8:
        return data.decode("utf-8", "replace")
    for charset in ("utf-8", "gb18030"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def clean(text, longest=LONGEST_FIELD):
    """One line or several of plain text, at most `longest` characters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(
        character
        for character in text
        if character == "\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Cn", "Co")
    )
    lines = (" ".join(line.split()) for line in kept.split("\n"))
    return "\n".join(line for line in lines if line)[:longest].strip()


def clean_line(text):
    return " ".join(clean(text).split("\n"))


def sensible(text):
    """The text, or nothing where a machine has written it."""
    return "" if JUNK.fullmatch(text) else text


def written_by_hand(text):
    """A caption out of EXIF, or nothing where the camera has put its own word there."""
    return "" if CAMERA_MODE.fullmatch(text) else sensible(text)


def joined(parts, separator=", "):
    """The parts that say something new, in order; Chinese names run together."""
    kept = []
    for part in filter(None, parts):
        kept = [known for known in kept if known not in part]
        if not any(part in known for known in kept):
            kept.append(part)
    return clean_line(("" if "".join(kept).isascii() is False else separator).join(kept))


DATE = re.compile(
    r"(\d{4})[:/.-]?(\d\d)[:/.-]?(\d\d)"
    r"(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)


def moment(text, offset=""):
    """The aware datetime in an EXIF, IPTC or ISO 8601 date, or None.

    Without an offset the camera's clock is taken to show the paper's time. A date before
    photography or after tomorrow is a camera that was never set, and None as well.
    """
    match = DATE.match(text.strip().strip("\0"))
    if not match:
        return None
    *numbers, own_offset = match.groups()
    zone = own_offset or offset.strip().strip("\0")
    try:
        aware = datetime(
            *(int(number or 0) for number in numbers),
            tzinfo=zone_of(zone) or timezone.get_default_timezone(),
        )
        in_utc = aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    if not datetime(1826, 1, 1, tzinfo=UTC) < in_utc < timezone.now() + timedelta(days=1):
        return None
    return aware


def zone_of(offset):
    """The time zone of `+08:00`, `-0530` or `Z`, or None."""
    if offset == "Z":
        return UTC
    try:
        return datetime.strptime(offset, "%z").tzinfo
    except ValueError:
        return None
