"""What a picture file says about itself: caption, credit, photographer, place, date.

Three dialects, read in the order in which newsrooms trust them: XMP and IPTC-IIM are
written by picture desks, EXIF by the camera. For the date it is the other way round,
as the IPTC's photo metadata standard maps it: the camera was there.

No position is read, ever: what is not read cannot leak.
"""

import dataclasses
import logging
from datetime import datetime

from articles.photos.metadata import exif, iptc, xmp
from articles.photos.metadata.text import joined

logger = logging.getLogger(__name__)

__all__ = ["PhotoFacts", "read"]


@dataclasses.dataclass(frozen=True)
class PhotoFacts:
    """The facts of one file, cleaned for use as prefill: no markup, no control characters.

    `shot_at` is aware; a file that names no time zone was taken in the paper's own.
    `private` holds what else the desk may want to know (camera, keywords, copyright).
    """

    caption: str = ""
    credit: str = ""
    byline: str = ""
    place: str = ""
    shot_at: datetime | None = None
    private: dict[str, str] = dataclasses.field(default_factory=dict)


def read(image):
    """The PhotoFacts of an opened and loaded PIL image. Never raises: a file may say anything."""
    found = {source.__name__: attempt(source, image) for source in (xmp, iptc, exif)}
    by_desk = [found[xmp.__name__], found[iptc.__name__], found[exif.__name__]]
    by_camera = [found[exif.__name__], found[xmp.__name__], found[iptc.__name__]]
    return PhotoFacts(
        caption=first(by_desk, "caption"),
        credit=first(by_desk, "credit"),
        byline=first(by_desk, "byline"),
        place=joined([first(by_desk, "city"), first(by_desk, "location")]),
        shot_at=first(by_camera, "shot_at") or first(by_camera, "digitised_at") or None,
        private={
            key: first(by_desk, key)
            for key in ("headline", "source", "copyright", "keywords", "camera")
            if first(by_desk, key)
        },
    )


def attempt(source, image):
    try:
        return source.read(image)
    except Exception:  # hostile bytes in three formats through two parsers that are not ours
        logger.info("Unreadable %s in a photo", source.__name__, exc_info=True)
        return {}


def first(sources, key):
    return next((source[key] for source in sources if source.get(key)), "")
