"""Real picture files, made the way cameras, phones, picture desks and pranksters make them."""

import io
import random
import struct
import zlib

from django.core.files.base import ContentFile
from PIL import ExifTags, Image, ImageDraw

Tag = ExifTags.Base
CAPTION = "11月20日，房山区窦店镇职工在技能比武中砌墙。"


def drawing(size=(900, 600), mode="RGB"):
    """A picture whose upper left corner is red and whose lower right is blue."""
    image = Image.new("RGB", size, (230, 225, 210))
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.rectangle((0, 0, width // 4, height // 4), fill=(220, 20, 20))
    draw.rectangle((width * 3 // 4, height * 3 // 4, width, height), fill=(20, 20, 220))
    draw.ellipse((width // 3, height // 3, width // 2, height // 2), fill=(30, 140, 60))
    return image.convert(mode)


def scene(seed, size=(900, 600)):
    """A picture with light and shade all over, as a photo has: another one for each seed."""
    spots = random.Random(seed)
    small = Image.new("RGB", (24, 16))
    small.putdata([tuple(spots.randrange(20, 236) for _ in range(3)) for _ in range(24 * 16)])
    return small.resize(size, Image.Resampling.BICUBIC)


def encoded(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def upload(data, name="photo.jpg"):
    return ContentFile(data, name=name)


def jpeg(size=(900, 600), **options):
    return encoded(drawing(size), "JPEG", quality=90, **options)


def exif(orientation=None, gps=False, caption="", artist="", taken="", offset=""):
    block = Image.Exif()
    if orientation:
        block[Tag.Orientation] = orientation
    if caption:
        block[Tag.ImageDescription] = caption.encode()
    if artist:
        block[Tag.Artist] = artist.encode()
    block[Tag.Make] = "Canon"
    block[Tag.Model] = "Canon EOS R6"
    details = block.get_ifd(ExifTags.IFD.Exif)
    details[Tag.BodySerialNumber] = "SERIAL0815"
    if taken:
        details[Tag.DateTimeOriginal] = taken
    if offset:
        details[Tag.OffsetTimeOriginal] = offset
    if gps:
        position = block.get_ifd(ExifTags.IFD.GPSInfo)
        position[ExifTags.GPS.GPSLatitudeRef] = "N"
        position[ExifTags.GPS.GPSLatitude] = (39.0, 38.0, 12.5)
        position[ExifTags.GPS.GPSLongitudeRef] = "E"
        position[ExifTags.GPS.GPSLongitude] = (116.0, 3.0, 45.25)
        position[ExifTags.GPS.GPSAreaInformation] = b"ASCII\0\0\0GPSMARKER"
    return block


def iim(values, charset="utf-8"):
    """An IIM block of record 2 with dataset numbers to texts."""
    block = b"\x1c\x01\x5a\x00\x03\x1b%G" if charset == "utf-8" else b""
    for number, text in values.items():
        data = text.encode(charset)
        block += struct.pack(">BBBH", 0x1C, 2, number, len(data)) + data
    return block


def with_iptc(jpeg_bytes, block):
    """The JPEG with the IIM block in a Photoshop segment after its start."""
    resource = b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(block)) + block
    resource += b"\0" * (len(block) % 2)
    segment = b"Photoshop 3.0\0" + resource
    return jpeg_bytes[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + jpeg_bytes[2:]


XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
  photoshop:City="北京市" photoshop:Credit="工会供图" xmp:CreateDate="2026-11-20T09:30:00+08:00">
  <dc:description><rdf:Alt><rdf:li xml:lang="en">Bricklayers</rdf:li>
    <rdf:li xml:lang="zh-CN">{caption}</rdf:li></rdf:Alt></dc:description>
  <dc:creator><rdf:Seq><rdf:li>赵一鸣</rdf:li></rdf:Seq></dc:creator>
  <Iptc4xmpCore:Location>房山区窦店镇</Iptc4xmpCore:Location>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def xmp(caption=CAPTION):
    return XMP.format(caption=caption).encode()


def display_p3():
    """A colour profile with the primaries of Display P3, as phones embed it (ICC.1:2001-04)."""

    def fixed(*numbers):
        return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)

    gamma = b"curv" + bytes(4) + struct.pack(">IH", 1, round(2.2 * 256)) + bytes(2)
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 3) + b"P3\0" + bytes(78 + 3),
        b"cprt": b"text" + bytes(4) + b"none",
        b"wtpt": b"XYZ " + bytes(4) + fixed(0.9642, 1, 0.8249),
        b"rXYZ": b"XYZ " + bytes(4) + fixed(0.5151, 0.2412, -0.0011),
        b"gXYZ": b"XYZ " + bytes(4) + fixed(0.2920, 0.6922, 0.0419),
        b"bXYZ": b"XYZ " + bytes(4) + fixed(0.1571, 0.0666, 0.7841),
        b"rTRC": gamma,
        b"gTRC": gamma,
        b"bTRC": gamma,
    }
    directory, body, at = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        value += bytes(-len(value) % 4)
        directory += name + struct.pack(">II", at + len(body), len(value))
        body += value
    head = struct.pack(">I4sI4s4s4s", at + len(body), bytes(4), 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + fixed(0.9642, 1, 0.8249)
    return head.ljust(128, b"\0") + directory + body


def png_header_of(width, height):
    """A PNG that claims a size and brings a hundred bytes."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )
