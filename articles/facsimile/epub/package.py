"""The box of an EPUB: a ZIP in the order and form that the standard asks for."""

import io
import re
import zipfile
from dataclasses import dataclass

from django.template.loader import render_to_string

MIMETYPE = "application/epub+zip"
XHTML = "application/xhtml+xml"
# What XML 1.0 does not allow, whatever a text was typed with.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


@dataclass(frozen=True)
class Item:
    """A file of the book. `properties` as in the manifest: nav, cover-image. Those in the reading
    order have `is_read`."""

    id: str
    name: str
    media_type: str
    content: bytes
    properties: str = ""
    is_read: bool = False


def page(key, name, template, context, *, properties="", is_read=True):
    """A chapter, from a template of this folder."""
    return Item(key, name, XHTML, rendered(template, context), properties, is_read)


def rendered(template, context):
    text = render_to_string(f"facsimile/epub/{template}", context)
    return ILLEGAL.sub("", text).strip().encode()


def packed(items, context, *, at):
    """The book as bytes: the same items give the same bytes. `at` dates the files in the ZIP."""
    package = rendered("package.opf", {"items": items, **context})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as box:
        put(box, "mimetype", MIMETYPE.encode(), at, zipfile.ZIP_STORED)  # first, and as it is
        put(box, "META-INF/container.xml", CONTAINER.encode(), at)
        put(box, "EPUB/package.opf", package, at)
        for item in items:
            is_picture = item.media_type.startswith("image/")
            how = zipfile.ZIP_STORED if is_picture else zipfile.ZIP_DEFLATED
            put(box, f"EPUB/{item.name}", item.content, at, how)
    return file.getvalue()


def put(box, name, content, at, how=zipfile.ZIP_DEFLATED):
    entry = zipfile.ZipInfo(name, at.timetuple()[:6])
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    box.writestr(entry, content)
