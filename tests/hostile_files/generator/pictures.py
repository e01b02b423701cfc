"""Pictures that are broken, odd, or something else besides."""

import io
import random
import struct
import zlib

import pillow_heif
from PIL import Image

from tests.hostile_files.generator import SEED, Hostile
from tests.hostile_files.generator.damage import damaged
from tests.photos.pictures import display_p3, exif, iim, with_iptc, xmp

SIZE = (120, 90)


def files():
    for maker in (torn, odd, bombs, polyglots, many_frames, notes, others):
        for title, data in maker():
            yield Hostile("picture", title, data, f"{title[:40]}.jpg", "image/jpeg")


def scene(size=SIZE, mode="RGB", seed=0):
    chance = random.Random(f"{SEED} {seed}")
    return Image.frombytes("RGB", (12, 8), chance.randbytes(288)).resize(size, Image.BICUBIC).convert(mode)


def encoded(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def heic(image=None, **options):
    file = io.BytesIO()
    pillow_heif.from_pillow(image or scene()).save(file, quality=60, **options)
    return file.getvalue()


def good(seed=0):
    return encoded(scene(seed=seed), "JPEG", quality=80, comment=str(seed)[:40].encode())


def honest():
    yield "JPEG", good()
    yield "progressive JPEG", encoded(scene(), "JPEG", progressive=True)
    yield "PNG", encoded(scene(), "PNG")
    yield "WebP", encoded(scene(), "WEBP")
    yield "lossless WebP", encoded(scene(), "WEBP", lossless=True)
    yield "HEIC", heic()


def torn():
    for title, data in honest():
        yield from damaged(data, title)


def odd():
    for mode in ("L", "CMYK", "YCbCr"):
        yield f"JPEG in {mode}", encoded(scene(mode=mode), "JPEG")
    yield "CMYK with a profile for RGB", encoded(scene(mode="CMYK"), "JPEG", icc_profile=display_p3())
    yield "grey with a profile for RGB", encoded(scene(mode="L"), "JPEG", icc_profile=display_p3())
    for mode in ("1", "L", "LA", "P", "RGBA"):
        yield f"PNG in {mode}", encoded(scene(mode=mode), "PNG")
    yield "PNG of 16 bits", encoded(Image.new("I;16", SIZE, 40_000), "PNG")
    yield "palette with one clear colour", encoded(scene(mode="P"), "PNG", transparency=3)
    yield "palette with many clear colours", encoded(scene(mode="P"), "PNG", transparency=bytes(range(256)))
    yield "grey with one clear shade", encoded(scene(mode="L"), "PNG", transparency=9)
    yield "HEIC with transparency", heic(scene(mode="RGBA"))
    yield "HEIC in grey", heic(scene(mode="L"))
    yield "WebP with transparency", encoded(scene(mode="RGBA"), "WEBP")
    for turn in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 255, 65535):
        yield f"orientation {turn}", encoded(scene(), "JPEG", exif=exif(turn))
    for profile in (b"", b"x", b"\xff" * 4000, display_p3()[:200], display_p3()[::-1], display_p3() * 50):
        yield (
            f"colour profile of {len(profile)} bytes, {profile[:2]!r}",
            encoded(scene(), "JPEG", icc_profile=profile),
        )
    for size in ((1, 1), (1, 5000), (5000, 1), (31, 31), (32, 32), (33, 640), (33, 661), (660, 33)):
        yield f"measures {size}", encoded(scene(size), "PNG")
    for depth, colour in ((1, 2), (3, 0), (16, 3), (8, 1), (8, 7), (0, 0), (255, 255)):
        yield f"PNG of depth {depth} and colour {colour}", png(120, 90, depth=depth, colour=colour)
    yield "interlaced PNG that has no rows", png(120, 90, interlaced=1)
    yield "zero bytes", b""
    for number, data in enumerate(
        (
            b"\0",
            b"\xff",
            b"\xff\xd8",
            b"\xff\xd8\xff",
            b"\x89PNG\r\n\x1a\n",
            b"RIFF\0\0\0\0WEBP",
            b"\0\0\0\x18ftypheic",
        )
    ):
        yield f"only a beginning ({number})", data
    chance = random.Random(SEED)
    for number in range(12):
        yield f"noise ({number})", chance.randbytes(10 ** (1 + number % 5))
    for start in (
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\xff\xff\0\0WEBPVP8 ",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    ):
        yield f"noise that begins with {start[:8]!r}", start + chance.randbytes(20_000)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, *, depth=8, colour=2, interlaced=0, rows=b"", before=b"", packed=None):
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    body = chunk(b"IDAT", zlib.compress(rows) if packed is None else packed)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + before + body + chunk(b"IEND", b"")


def zeros(count):
    """So many zeros, packed."""
    packer = zlib.compressobj(9)
    piece = bytes(2**20)
    parts = [packer.compress(piece) for _ in range(count // 2**20)]
    return b"".join([*parts, packer.compress(bytes(count % 2**20)), packer.flush()])


def bombs():
    for side in (10_001, 30_000, 65_535, 2**31 - 1, 2**32 - 1):
        yield f"PNG that says {side} × {side}", png(side, side)
    yield "99 megapixels of colour in 300 KB", png(9900, 9999, packed=zeros(9999 * (9900 * 3 + 1)))
    yield "99 megapixels of grey in 100 KB", png(9900, 9999, colour=0, packed=zeros(9999 * 9901))
    yield "49 megapixels with transparency", png(7000, 7000, colour=6, packed=zeros(7000 * 28_001))
    yield "49 megapixels of 16 bits", png(7000, 7000, depth=16, packed=zeros(7000 * 42_001))
    yield "98 megapixels of one bit", png(9900, 9900, depth=1, colour=0, packed=zeros(9900 * 1239))
    yield (
        "words that burst in a PNG",
        png(120, 90, before=chunk(b"zTXt", b"Comment\0\0" + zeros(300 * 2**20))),
    )
    yield "profile that bursts in a PNG", png(120, 90, before=chunk(b"iCCP", b"p\0\0" + zeros(300 * 2**20)))
    yield (
        "international words that burst",
        png(120, 90, before=chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zeros(100 * 2**20))),
    )
    yield "a hundred thousand notes", png(120, 90, before=chunk(b"tEXt", b"a\0b") * 100_000)
    flat = encoded(Image.new("L", (8000, 6000)), "JPEG", quality=20)
    yield "48 megapixels of grey in a JPEG", flat
    at = flat.index(b"\xff\xc0")
    for wide, high in ((65_535, 65_535), (10_000, 9_999), (65_500, 1_500), (0, 0)):
        yield (
            f"JPEG that says {wide} × {high}",
            flat[: at + 5] + struct.pack(">HH", high, wide) + flat[at + 9 : 20_000],
        )
    scans = encoded(scene((2000, 1500)), "JPEG", progressive=True)
    begin = scans.index(b"\xff\xda")
    second = scans.index(b"\xff\xda", begin + 2)
    yield "ten thousand scans", scans[:second] + scans[begin:second][:200] * 10_000 + b"\xff\xd9"
    yield (
        "48 megapixels, progressive, in full colour",
        encoded(Image.new("RGB", (8000, 6000)), "JPEG", quality=20, progressive=True, subsampling=0),
    )
    webp = bytearray(encoded(scene(), "WEBP", lossless=True))
    webp[21:25] = struct.pack("<I", 16_382 | 16_382 << 14)
    yield "WebP that says 16383 × 16383", bytes(webp)
    extended = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + b"\xfe\x3f\0" * 2
    yield (
        "moving WebP that says 16383 × 16383",
        b"RIFF" + struct.pack("<I", 40_000) + b"WEBP" + extended + bytes(4_000),
    )
    big = heic(Image.new("RGB", (6000, 4000)))
    yield "24 megapixels in a small HEIC", big
    ispe = big.index(b"ispe") + 8
    for side in (9_999, 32_768, 2**31 - 1):
        yield f"HEIC that says {side} × {side}", big[:ispe] + struct.pack(">II", side, side) + big[ispe + 8 :]


def polyglots():
    script = b"/*<script>alert(document.domain)</script>*/"
    page = b"<!DOCTYPE html><html><body onload=alert(1)>"
    gif = encoded(scene(mode="P"), "GIF")
    plain, small_png = good(), encoded(scene(), "PNG")
    package = b"PK\3\4" + bytes(26) + b"PK\5\6" + bytes(18)
    yield "GIF and JavaScript", b"GIF89a/*" + gif[8:] + b"*/=1;alert(1)"
    yield "GIF with a script", gif + script
    yield "JPEG and a page in its comment", encoded(scene(), "JPEG", comment=page + script)
    yield "JPEG and a page behind it", plain + page + script
    yield "JPEG and PHP", plain + b"<?php phpinfo(); ?>"
    yield "JPEG and a ZIP behind it", plain + package
    yield "JPEG and a JAR behind it", plain + package + b"META-INF/MANIFEST.MF"
    yield "JPEG and a PDF behind it", plain + b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>"
    yield "JPEG and a program behind it", plain + b"MZ" + bytes(500)
    yield "PNG and a page", small_png + page
    yield "PNG and a frame", small_png + b"<iframe src=//evil.example>"
    yield "PNG and a drawing", small_png + b'<svg onload=alert(1) xmlns="http://www.w3.org/2000/svg">'
    yield (
        "PNG whose note is a script",
        png(120, 90, rows=bytes(90 * 361), before=chunk(b"tEXt", b"a\0" + script)),
    )
    yield "WebP and a page", encoded(scene(), "WEBP") + page
    yield "HEIC and PHP", heic() + b"<?php x"
    yield "PDF and a ZIP", b"%PDF-1.4\n" + package
    yield "drawing", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    yield (
        "drawing with entities",
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>',
    )
    yield "drawing after a mark", b"\xef\xbb\xbf \n<svg/>"
    yield "page", page + script
    yield "PostScript", b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd)(r) file\n"
    yield "shell", b"#!/bin/sh\nid\n"
    yield "orders for a converter", b"push graphic-context\nfill 'url(https://127.0.0.1/x\"|id\")'\n"
    yield "film list", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"
    yield "UTF-16 page", "<script>alert(1)</script>".encode("utf-16")


def many_frames():
    small = [scene((40, 40), seed=number) for number in range(300)]
    yield (
        "GIF of 3000 frames",
        encoded(
            small[0].convert("P"),
            "GIF",
            save_all=True,
            append_images=[each.convert("P") for each in small] * 10,
        ),
    )
    yield "APNG of 300 frames", encoded(small[0], "PNG", save_all=True, append_images=small[1:])
    yield "WebP of 300 frames", encoded(small[0], "WEBP", save_all=True, append_images=small[1:], method=0)
    yield "TIFF of 300 pages", encoded(small[0], "TIFF", save_all=True, append_images=small[1:])
    yield "MPO of 300 pictures", encoded(small[0], "MPO", save_all=True, append_images=small[1:])
    many = chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0))
    yield "APNG that says two milliard frames", png(120, 90, rows=bytes(90 * 361), before=many)
    control = chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 2**31, 2**31, 0, 0, 0, 0, 9, 9))
    yield "APNG whose frame lies outside", png(120, 90, rows=bytes(90 * 361), before=many + control)


def notes():
    """What stands beside the pixels."""
    plain = good()

    def with_exif(block):
        return encoded(scene(), "JPEG", exif=b"Exif\0\0" + block)

    yield "EXIF that holds itself", with_exif(b"II*\0\x08\0\0\0\1\0\x69\x87\4\0\1\0\0\0\x08\0\0\0\x08\0\0\0")
    yield (
        "EXIF of 65535 tags",
        with_exif(b"II*\0\x08\0\0\0\xff\xff" + b"\x0e\1\2\0\xff\xff\xff\x7f\0\0\0\0" * 5000),
    )
    yield "EXIF without tags", with_exif(b"II*\0\xff\xff\xff\xff")
    yield "EXIF of an unknown order", with_exif(b"XX*\0\x08\0\0\0")
    yield "EXIF of noise", with_exif(random.Random(SEED).randbytes(60_000))
    for kind in (0, 1, 2, 5, 7, 12, 13, 255):
        yield (
            f"orientation of type {kind}",
            with_exif(b"II*\0\x08\0\0\0\1\0\x12\1" + struct.pack("<HII", kind, 2**31, 6) + bytes(4)),
        )
    for text in ("\u202e字" * 5000, "\0" * 900, "=cmd|' /C calc'!A0", "<b>" * 300, "AIGC{" * 10_000):
        yield f"caption {text[:8]!r}", encoded(scene(), "JPEG", exif=exif(caption=text[:20_000]))
        yield f"IPTC caption {text[:8]!r}", with_iptc(plain, iim({120: text[:9000]}))
    for taken in (
        "0000:00:00 00:00:00",
        "9999:99:99 99:99:99",
        "2026:13:45 25:61:61",
        "1066:10:14 09:00:00",
        "-1",
    ):
        yield f"taken at {taken}", encoded(scene(), "JPEG", exif=exif(taken=taken, offset="+99:99"))
    yield "IPTC that says two milliard bytes", with_iptc(plain, b"\x1c\2\x78\x84\x7f\xff\xff\xff")
    yield "IPTC of an endless size", with_iptc(plain, b"\x1c\2\x78\xff\xff")
    yield "IPTC of noise", with_iptc(plain, b"\x1c" + random.Random(1).randbytes(9000))
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + number, b"&%c;" % (97 + number) * 10) for number in range(9)
    )
    yield "XMP that laughs", encoded(scene(), "JPEG", xmp=laughs + b"]><x>&j;</x>")
    yield (
        "XMP that reads a file",
        encoded(scene(), "JPEG", xmp=b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
    )
    yield "XMP nested deeply", encoded(scene(), "PNG", pnginfo=_note("XML:com.adobe.xmp", "<a>" * 100_000))
    yield (
        "XMP of two megabytes",
        encoded(scene(), "PNG", pnginfo=_note("XML:com.adobe.xmp", "<a b='" + "x" * 2_000_000)),
    )
    yield "XMP that is none", encoded(scene(), "JPEG", xmp=b"\xff\xfe\0not xml")
    yield "XMP with a very long caption", encoded(scene(), "WEBP", xmp=xmp("字" * 100_000))
    yield "AIGC without end", plain + b"AIGC{" * 100_000
    yield "HEIC with EXIF of noise", heic(exif=b"Exif\0\0" + bytes(range(256)))


def _note(key, text):
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt(key, text)
    return info


def others():
    """Kinds of picture that we do not take."""
    for kind in ("GIF", "TIFF", "BMP", "ICO", "PPM", "TGA", "PCX", "DDS", "SGI", "JPEG2000", "AVIF"):
        mode = "P" if kind == "GIF" else "RGB"
        yield f"{kind}", encoded(scene(mode=mode), kind)
    yield "TIFF in LAB", encoded(Image.new("LAB", SIZE), "TIFF")
    yield "TIFF of floats", encoded(Image.new("F", SIZE), "TIFF")
    yield "JPEG XL, bare", b"\xff\x0a" + bytes(range(200))
    yield "JPEG XL, in its box", b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(range(200))
    yield "PSD", b"8BPS\0\1" + bytes(500)
    avif = encoded(scene(), "AVIF")
    yield "AVIF that says it is HEIC", avif.replace(b"ftypavif", b"ftypheic", 1)
    yield "AVIF that says it is HEIC, in all brands", avif.replace(b"avif", b"heic")
    yield "HEIC that says it is AVIF", heic().replace(b"ftypheic", b"ftypavif", 1)
    yield "HEIC of another brand", heic().replace(b"ftypheic", b"ftypzzzz", 1)
    yield "HEIC without its list", heic().replace(b"iloc", b"xxxx", 1)
    yield "HEIC without its size", heic().replace(b"ispe", b"xxxx", 1)
    yield (
        "HEIC whose main picture is not there",
        heic().replace(b"pitm\0\0\0\0\0\1", b"pitm\0\0\0\0\0\x99", 1),
    )
    yield "a text", "本报讯，今天。".encode() * 100
