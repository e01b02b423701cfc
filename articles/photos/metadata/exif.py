"""EXIF, what the camera writes: the moment, the model, and now and then a caption.

Source: CIPA DC-008 (Exif 2.32) and Microsoft's XP tags. The GPS block is not opened.
"""

from PIL import ExifTags

from articles.photos.metadata.text import (
    LONGEST_CAPTION,
    clean,
    clean_line,
    decoded,
    moment,
    sensible,
    written_by_hand,
)

Tag = ExifTags.Base


def read(image):
    """What the EXIF block of a PIL image says, as strings and datetimes by name."""
    main = image.getexif()
    details = main.get_ifd(ExifTags.IFD.Exif)

    def line(tag, block=main):
        return clean_line(text_of(block.get(tag)))

    captions = (
        clean(text_of(main.get(Tag.ImageDescription)), LONGEST_CAPTION),
        clean(wide_text_of(main.get(Tag.XPComment)), LONGEST_CAPTION),
        clean(wide_text_of(main.get(Tag.XPSubject)), LONGEST_CAPTION),
        clean(wide_text_of(main.get(Tag.XPTitle)), LONGEST_CAPTION),
    )
    return {
        "caption": next((text for text in map(written_by_hand, captions) if text), ""),
        "byline": sensible(line(Tag.Artist) or clean_line(wide_text_of(main.get(Tag.XPAuthor)))),
        "copyright": sensible(line(Tag.Copyright)),
        "camera": camera(line(Tag.Make), line(Tag.Model)),
        "shot_at": moment(line(Tag.DateTimeOriginal, details), line(Tag.OffsetTimeOriginal, details)),
        "digitised_at": moment(line(Tag.DateTimeDigitized, details), line(Tag.OffsetTimeDigitized, details)),
    }


def text_of(value):
    """A tag's text. Pillow takes ASCII tags for Latin-1; the bytes behind are seldom that."""
    if isinstance(value, str):
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            return value
    return decoded(value.rstrip(b"\0")) if isinstance(value, bytes) else ""


def wide_text_of(value):
    """The text of an XP tag: UTF-16, as bytes or as a tuple of byte values."""
    if isinstance(value, tuple):
        try:
            value = bytes(value)
        except (TypeError, ValueError):
            return ""
    return value.decode("utf-16-le", "ignore").rstrip("\0") if isinstance(value, bytes) else ""


def camera(make, model):
    return model if model.lower().startswith(make.lower()) else f"{make} {model}".strip()
