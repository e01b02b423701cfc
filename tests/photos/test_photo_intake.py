"""What comes in: every kind of picture that people send, turned, coloured and kept right."""

import io

import pillow_heif
import pytest
from django.utils import timezone
from PIL import Image

from articles.photos import intake
from articles.photos.intake import PhotoRefused, accept, display_name
from articles.photos.models import Photo
from newsroom.reporters.models import Reporter
from tests.photos.pictures import (
    CAPTION,
    display_p3,
    drawing,
    encoded,
    exif,
    iim,
    jpeg,
    png_header_of,
    upload,
    with_iptc,
    xmp,
)

pytestmark = pytest.mark.django_db


def heic(size=(900, 600), **options):
    file = io.BytesIO()
    pillow_heif.from_pillow(drawing(size)).save(file, quality=90, **options)
    return file.getvalue()


def mpo():
    return encoded(drawing(), "MPO", save_all=True, append_images=[drawing(mode="L").convert("RGB")])


def webp():
    return encoded(drawing(), "WEBP", quality=90)


def png():
    return encoded(drawing(), "PNG")


def grey_jpeg():
    return encoded(drawing(mode="L"), "JPEG")


def cmyk_jpeg():
    return encoded(drawing(mode="CMYK"), "JPEG", quality=95)


def palette_png():
    return encoded(drawing().quantize(16), "PNG")


def master_of(photo):
    with photo.picture.open() as file, Image.open(file) as image:
        image.load()
        return image


def colour(image, x, y):
    """The channel that dominates at this fraction of the picture."""
    pixel = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    return "rgb"[max(range(3), key=lambda channel: pixel[channel])] if max(pixel) - min(pixel) > 60 else "-"


@pytest.mark.parametrize("make", [jpeg, png, webp, heic, mpo, palette_png, cmyk_jpeg])
def test_each_kind_of_picture_becomes_a_plain_jpeg(make):
    photo = accept(upload(make(), f"{make.__name__}.bin"), by=None)

    master = master_of(photo)

    assert (photo.width, photo.height) == master.size == (900, 600)
    assert master.format == "JPEG"
    assert master.mode == "RGB"
    assert [colour(master, 0.1, 0.1), colour(master, 0.9, 0.9)] == ["r", "b"]


def test_a_grey_picture_stays_grey():
    photo = accept(upload(grey_jpeg()), by=None)

    red, green, blue = master_of(photo).getpixel((450, 300))

    assert max(red, green, blue) - min(red, green, blue) <= 2


def test_sixteen_bits_of_grey_keep_their_brightness():
    deep = Image.new("I;16", (400, 300), 32768)

    photo = accept(upload(encoded(deep, "PNG"), "deep.png"), by=None)

    assert 125 <= master_of(photo).getpixel((10, 10))[0] <= 131


def test_transparency_is_laid_on_white():
    glass = Image.new("RGBA", (400, 300), (0, 0, 0, 0))

    photo = accept(upload(encoded(glass, "PNG"), "glass.png"), by=None)

    assert master_of(photo).getpixel((200, 150)) == (255, 255, 255)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_camera_gives_an_upright_picture(orientation):
    backwards = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    turned = drawing()
    if orientation != 1:
        turned = turned.transpose(backwards[orientation])

    photo = accept(upload(encoded(turned, "JPEG", exif=exif(orientation))), by=None)

    assert (photo.width, photo.height) == (900, 600)
    assert colour(master_of(photo), 0.1, 0.1) == "r"


def test_a_turned_phone_picture_in_heic_is_upright():
    turned = drawing().transpose(Image.Transpose.ROTATE_90)
    file = io.BytesIO()
    pillow_heif.from_pillow(turned).save(file, quality=90, exif=exif(6).tobytes())

    photo = accept(upload(file.getvalue(), "IMG_1.HEIC"), by=None)

    assert (photo.width, photo.height) == (900, 600)
    assert colour(master_of(photo), 0.1, 0.1) == "r"


def test_a_colour_profile_is_applied_and_dropped():
    plain = Image.new("RGB", (400, 300), (200, 60, 60))
    wide = encoded(plain, "JPEG", quality=95, icc_profile=display_p3())

    photo = accept(upload(wide), by=None)

    master = master_of(photo)
    red, green, blue = master.getpixel((200, 150))
    assert "icc_profile" not in master.info
    # 200, 60, 60 in P3 with a gamma of 2.2 is this in sRGB, by the matrices of CSS Color 4.
    assert abs(red - 217) <= 3
    assert abs(green - 37) <= 3
    assert abs(blue - 49) <= 3


def test_a_broken_colour_profile_does_no_harm():
    photo = accept(upload(jpeg(icc_profile=b"no profile at all")), by=None)

    assert colour(master_of(photo), 0.1, 0.1) == "r"


def test_a_huge_picture_is_scaled_to_what_print_needs(monkeypatch):
    monkeypatch.setattr("articles.photos.opening.MASTER_PIXELS", 200_000)

    photo = accept(upload(jpeg((1200, 800))), by=None)

    assert 150_000 < photo.width * photo.height <= 200_000
    assert abs(photo.width / photo.height - 1.5) < 0.01


def test_caption_credit_place_date_and_person_come_from_the_file():
    person = Reporter.objects.create(name="赵一鸣")

    photo = accept(upload(jpeg(xmp=xmp(), exif=exif(taken="2026:11:20 09:15:00"))), by=None)

    assert photo.caption == CAPTION
    assert photo.credit == "工会供图 赵一鸣"
    assert photo.place == "北京市房山区窦店镇"
    assert timezone.localtime(photo.shot_at).isoformat() == "2026-11-20T09:15:00+08:00"
    assert photo.photographer == person
    assert photo.metadata == {"byline": "赵一鸣", "camera": "Canon EOS R6"}


def test_of_two_people_with_one_name_none_is_chosen():
    Reporter.objects.bulk_create([Reporter(name="赵一鸣"), Reporter(name="赵一鸣")])

    photo = accept(upload(jpeg(xmp=xmp())), by=None)

    assert photo.photographer is None
    assert "赵一鸣" in photo.credit


def test_the_same_file_from_the_same_person_is_the_same_photo(photographer, picture_editor):
    first = accept(upload(jpeg(), "a.jpg"), by=photographer)

    again = accept(upload(jpeg(), "b.jpg"), by=photographer)
    other = accept(upload(jpeg(), "a.jpg"), by=picture_editor)

    assert again == first
    assert other != first
    assert other.token != first.token


def test_of_two_uploads_of_one_file_that_cross_only_one_stays(photographer, monkeypatch, settings):
    known = accept(upload(jpeg()), by=photographer)
    sent_before, asked = intake.sent_before, []

    def blind_at_first(*args):
        asked.append(args)
        return sent_before(*args) if len(asked) > 1 else None

    monkeypatch.setattr(intake, "sent_before", blind_at_first)

    late = accept(upload(jpeg()), by=photographer)

    assert late == known
    assert len(list((settings.MEDIA_ROOT / "photos").glob("*.jpg"))) == 1


BOMB = png_header_of(30_000, 30_000)
REFUSED = {
    "empty.jpg": (b"", "empty"),
    "truncated.jpg": (jpeg()[:-4000], "damaged"),
    "truncated.png": (png()[:-2000], "damaged"),
    "truncated.webp": (webp()[:-500], "damaged"),
    "truncated.heic": (heic()[:-500], "damaged"),
    "bomb.png": (BOMB, "100 million pixels"),
    "drawing.jpg": (
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        "drawing",
    ),
    "page.jpg": (b"\xef\xbb\xbf<!doctype html><script>alert(1)</script>", "drawing"),
    "script.jpg": (b"#!/bin/sh\nrm -rf /\n", "program"),
    "moving.gif": (encoded(drawing(mode="P"), "GIF"), "GIF"),
    "scan.tiff": (encoded(drawing(), "TIFF"), "TIFF"),
    "old.bmp": (encoded(drawing(), "BMP"), "BMP"),
    "new.avif": (encoded(drawing((64, 64)), "AVIF"), "AVIF"),
    "film.mp4": (b"\0\0\0\x18ftypmp42" + bytes(100), "MP4"),
    "paper.pdf": (b"%PDF-1.7 and so on", "PDF"),
    "letter.docx": (b"PK\3\4 and so on", "ZIP"),
    "polyglot-comment.jpg": (jpeg(comment=b"<script>alert(1)</script>"), "program code"),
    "polyglot-tail.jpg": (jpeg() + b"<?php system($_GET['c']); ?>", "program code"),
    "polyglot.png": (png() + b"<SCRIPT src=//evil></SCRIPT>", "program code"),
    "noise.jpg": (bytes(range(256)) * 40, "not a picture"),
    "dot.png": (encoded(drawing((8, 8)), "PNG"), "8 × 8 pixels"),
    "worm.png": (encoded(drawing((40, 4000)), "PNG"), "as long as it is wide"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_photo_is_refused_in_one_sentence(name, settings, english):
    data, reason = REFUSED[name]

    with pytest.raises(PhotoRefused) as refusal:
        accept(upload(data, name), by=None)

    sentence = str(refusal.value)
    assert name in sentence
    assert reason in sentence
    assert not Photo.objects.exists()
    assert not list(settings.MEDIA_ROOT.glob("**/*.*"))


def test_a_file_over_the_limit_is_refused(settings, english):
    settings.PHOTO_MAX_BYTES = 1024**2

    with pytest.raises(PhotoRefused, match=r"“big\.jpg” is larger than 1 MB\."):
        accept(upload(jpeg() + bytes(1024**2), "big.jpg"), by=None)


def test_the_refusal_speaks_chinese():
    with pytest.raises(PhotoRefused, match=r"“动图\.gif”是 GIF 文件"):
        accept(upload(b"GIF89a", "动图.gif"), by=None)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\王\\照片 1.JPG", "照片 1.JPG"),
        ("a\0b\u202egpj.exe", "abgpj.exe"),
        ('"><img src=x>.jpg', "img src=x.jpg"),
        ("..", "photo"),
        ("", "photo"),
        ("CON", "CON"),
        ("长" * 300 + ".jpg", "长" * 140 + ".jpg"),
    ],
)
def test_a_file_name_is_only_ever_shown(sent, shown):
    assert display_name(sent) == shown


def test_no_path_contains_what_the_sender_called_the_file():
    photo = accept(upload(jpeg(), "秘密-secret.jpg"), by=None)

    names = [photo.picture.name, *photo.rendition_names]

    assert len(photo.token) == 22
    assert all(name.startswith(f"photos/{photo.token}") and "secret" not in name for name in names)


def test_nothing_stays_on_disk_when_the_row_cannot_be_written(monkeypatch, settings):
    def fail(*args, **kwargs):
        raise RuntimeError("the database is gone")

    monkeypatch.setattr(Photo, "save", fail)

    with pytest.raises(RuntimeError):
        accept(upload(jpeg()), by=None)

    assert not list(settings.MEDIA_ROOT.glob("**/*.*"))


def test_iptc_in_a_photoshop_block_is_read_too():
    data = with_iptc(jpeg(), iim({120: CAPTION, 80: "钱二"}, "gb18030"))

    photo = accept(upload(data), by=None)

    assert (photo.caption, photo.credit) == (CAPTION, "钱二")
