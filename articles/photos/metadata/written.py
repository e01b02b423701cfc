"""Writes what readers may know into the public files of a photo: caption, credit, copyright.

As XMP (JPEG and WebP) and, in JPEG, as IPTC-IIM, which picture desks read still. Whatever else
stood there before is left out: position, camera, editing history. The pixels are not touched.

Sources: XMP part 1 and 3 (ISO 16684), IPTC Photo Metadata Standard 2023.2, IIM 4.2, Google's WebP
container specification.
"""

import struct
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

AI_MADE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


@dataclass(frozen=True)
class PublicWords:
    """What a public picture says of itself. `web_statement`: the address where its rights are told."""

    caption: str = ""
    credit: str = ""
    copyright: str = ""
    web_statement: str = ""
    is_ai_made: bool = False


def with_words(data, words, size):
    """The same picture with these words alone. In: the bytes of a JPEG or WebP, its (width, height).

    Raises ValueError for anything else.
    """
    if data[:2] == b"\xff\xd8":
        return _jpeg(data, words)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(data, words, size)
    raise ValueError("Neither JPEG nor WebP.")


def xmp(words):
    """The packet, as bytes."""
    values = [
        ("dc:description", words.caption, True),
        ("dc:rights", words.copyright, True),
        ("photoshop:Credit", words.credit, False),
        ("xmpRights:WebStatement", words.web_statement, False),
        ("xmpRights:Marked", "True" if words.copyright else "", False),
        ("Iptc4xmpExt:DigitalSourceType", AI_MADE if words.is_ai_made else "", False),
    ]
    plain = "".join(f" {name}={quoteattr(text)}" for name, text, is_lang in values if text and not is_lang)
    lang = "".join(
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'
        for name, text, is_lang in values
        if text and is_lang
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"'
        f' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"{plain}>{lang}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


# JPEG: segments of a marker, a length and what it holds

LARGEST_SEGMENT = 65_533
XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\x00"
PRIVATE = {*range(0xE1, 0xF0), 0xFE} - {0xEE}  # APP1 to APP15 and comments; APP14 says how colours are coded


def _jpeg(data, words):
    at, kept = 2, []
    while data[at] == 0xFF and data[at + 1] != 0xDA:  # up to the start of the picture itself
        length = int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] not in PRIVATE:
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    new = [_segment(0xE1, XMP_HEADER + xmp(words)), _segment(0xED, _photoshop(_iim(words)))]
    head = 1 if kept and kept[0][1] == 0xE0 else 0  # JFIF comes first
    return b"".join([data[:2], *kept[:head], *new, *kept[head:], data[at:]])


def _segment(marker, content):
    if len(content) > LARGEST_SEGMENT:
        raise ValueError("Too many words for a JPEG.")
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def _photoshop(block):
    """The IIM block as resource 0x0404 of Photoshop, padded to even length."""
    return (
        b"Photoshop 3.0\x008BIM\x04\x04\x00\x00"
        + struct.pack(">I", len(block))
        + block
        + b"\x00" * (len(block) % 2)
    )


def _iim(words):
    """Record 1 says UTF-8; of record 2 the fields of these words, cut at what IIM allows, in bytes."""
    fields = [
        (1, 90, b"\x1b%G"),
        (2, 0, b"\x00\x04"),
        (2, 110, _cut(words.credit, 32)),
        (2, 116, _cut(words.copyright, 128)),
        (2, 120, _cut(words.caption, 2000)),
    ]
    return b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
        for record, number, value in fields
        if value
    )


def _cut(text, most):
    return text.encode()[:most].decode(errors="ignore").encode()


# WebP: chunks of a name, a length and what it holds

XMP_FLAG, EXIF_FLAG = 0x04, 0x08


def _webp(data, words, size):
    chunks = [(name, content) for name, content in _chunks(data) if name not in (b"EXIF", b"XMP ")]
    if chunks[0][0] == b"VP8X":
        flags = chunks.pop(0)[1][0] & ~EXIF_FLAG | XMP_FLAG
    else:
        flags = XMP_FLAG
    width, height = (edge - 1 for edge in size)
    extended = bytes([flags, 0, 0, 0]) + width.to_bytes(3, "little") + height.to_bytes(3, "little")
    chunks = [(b"VP8X", extended), *chunks, (b"XMP ", xmp(words))]
    body = b"".join(_chunk(name, content) for name, content in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _chunks(data):
    at = 12
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _chunk(name, content):
    return name + struct.pack("<I", len(content)) + content + b"\x00" * (len(content) % 2)
