"""What files say about themselves, in three dialects, in good and in bad faith."""

import io
from datetime import UTC, datetime

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from articles.photos import metadata
from articles.photos.metadata import exif, iptc, text, xmp
from tests.photos import pictures
from tests.photos.pictures import CAPTION, iim, jpeg, with_iptc

Tag = ExifTags.Base


def read(data):
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return metadata.read(image)


def local(moment):
    return timezone.localtime(moment).isoformat()


def test_xmp_gives_caption_in_chinese_person_credit_place_and_date():
    facts = read(jpeg(xmp=pictures.xmp()))

    assert facts.caption == CAPTION
    assert (facts.byline, facts.credit, facts.place) == ("赵一鸣", "工会供图", "北京市房山区窦店镇")
    assert local(facts.shot_at) == "2026-11-20T09:30:00+08:00"


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_xmp_is_found_in_other_formats(kind):
    image = pictures.drawing()
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", pictures.xmp().decode())
        data = pictures.encoded(image, kind, pnginfo=info)
    else:
        data = pictures.encoded(image, kind, xmp=pictures.xmp())

    assert read(data).caption == CAPTION


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_iptc_is_read_in_utf8_and_in_chinese_windows(charset):
    block = iim(
        {
            120: CAPTION,
            80: "钱二",
            110: "新华社",
            90: "北京",
            92: "大兴区",
            55: "20261119",
            60: "143000+0800",
            25: "职工",
        },
        charset,
    )

    facts = read(with_iptc(jpeg(), block))

    assert (facts.caption, facts.byline, facts.credit) == (CAPTION, "钱二", "新华社")
    assert facts.place == "北京大兴区"
    assert local(facts.shot_at) == "2026-11-19T14:30:00+08:00"
    assert facts.private["keywords"] == "职工"


def test_exif_gives_caption_artist_and_date_with_its_zone():
    block = pictures.exif(caption=CAPTION, artist="孙三", taken="2026:11:18 20:00:00", offset="+09:00")

    facts = read(jpeg(exif=block))

    assert (facts.caption, facts.byline) == (CAPTION, "孙三")
    assert local(facts.shot_at) == "2026-11-18T19:00:00+08:00"
    assert facts.private == {"camera": "Canon EOS R6"}


def test_a_windows_comment_is_a_caption_too():
    block = Image.Exif()
    block[Tag.XPComment] = CAPTION.encode("utf-16-le") + b"\0\0"

    assert read(jpeg(exif=block)).caption == CAPTION


def test_a_camera_without_zone_shows_the_time_of_the_paper():
    facts = read(jpeg(exif=pictures.exif(taken="2026:11:18 20:00:00")))

    assert facts.shot_at.astimezone(UTC) == datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "junk",
    [
        "OLYMPUS DIGITAL CAMERA",
        "SONY DSC",
        "SAMSUNG CAMERA PICTURES",
        "Exif_JPEG_PICTURE",
        "rptnr",
        "cof",
        "IMG_20261120_093000.jpg",
        '{"id":"1","source":"app"}',
        "Screenshot_2026-11-20",
        "      ",
    ],
)
def test_what_a_camera_writes_by_itself_is_no_caption(junk):
    assert read(jpeg(exif=pictures.exif(caption=junk))).caption == ""


def test_a_desk_outranks_the_camera_in_words_and_the_camera_the_desk_in_time():
    data = jpeg(xmp=pictures.xmp(), exif=pictures.exif(caption="另一句话。", taken="2026:11:20 08:00:00"))

    facts = read(with_iptc(data, iim({120: "第三句话。", 110: "某社"})))

    assert (facts.caption, facts.credit) == (CAPTION, "工会供图")
    assert local(facts.shot_at) == "2026-11-20T08:00:00+08:00"


@pytest.mark.parametrize(
    "taken", ["0000:00:00 00:00:00", "1601:01:01 00:00:00", "2126:01:01 00:00:00", "yesterday"]
)
def test_an_impossible_date_is_none(taken):
    assert read(jpeg(exif=pictures.exif(taken=taken))).shot_at is None


def test_no_position_is_read():
    facts = read(jpeg(exif=pictures.exif(gps=True)))

    assert "39" not in repr(facts)
    assert "GPSMARKER" not in repr(facts)


def test_a_bomb_of_entities_in_xmp_is_ignored():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'

    assert read(jpeg(xmp=bomb)).caption == ""


def test_text_is_fit_for_any_database_and_any_page():
    assert text.clean("一\0二\u202e三\ud800 \t四\r\n\r\n五\ufeff") == "一二三 四\n五"


def test_a_place_is_not_named_twice():
    assert text.joined(["北京市房山区", "房山区"]) == "北京市房山区"
    assert text.joined(["房山区", "北京市房山区"]) == "北京市房山区"
    assert text.joined(["Beijing", "Doudian"]) == "Beijing, Doudian"


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_no_iptc_block_raises(data):
    iptc.facts(data)
    iptc.facts(b"\x1c\x02\x78" + data)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([55, 60, 80, 90, 92, 105, 110, 116, 120]), st.binary(max_size=60), max_size=6
    )
)
def test_no_iptc_value_raises_or_leaves_a_control_character(values):
    block = b"".join(bytes((0x1C, 2, number)) + len(v).to_bytes(2) + v for number, v in values.items())

    facts = iptc.facts(block)

    assert not any(c < " " and c != "\n" for value in facts.values() if isinstance(value, str) for c in value)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.text(max_size=12))
def test_no_date_raises(value, offset):
    text.moment(value, offset)
    text.moment(f"2026:11:20 09:30:00{offset}", value)
    text.moment("9999:12:31 23:59:59", offset)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 600), st.binary(min_size=1, max_size=40))
def test_no_damage_to_the_head_of_a_file_raises(at, noise):
    whole = with_iptc(
        jpeg((64, 64), exif=pictures.exif(3, gps=True, caption=CAPTION), xmp=pictures.xmp()),
        iim({120: CAPTION}),
    )
    image = Image.new("RGB", (8, 8))
    head = whole[: at + 20] + noise + whole[at + 20 + len(noise) :]
    image.info = {"exif": head, "xmp": head[40:], "photoshop": {0x0404: head[at:]}}

    assert isinstance(metadata.read(image), metadata.PhotoFacts)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_exif_and_no_xmp_raises(noise):
    image = Image.new("RGB", (8, 8))
    image.info = {
        "exif": b"Exif\0\0MM\0*" + noise,
        "xmp": b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + noise,
        "photoshop": {0x0404: noise},
    }

    assert isinstance(metadata.read(image), metadata.PhotoFacts)


def test_the_sources_are_told_apart_by_their_own_readers():
    with Image.open(io.BytesIO(jpeg(xmp=pictures.xmp()))) as image:
        image.load()

        assert xmp.read(image)["caption"] == CAPTION
        assert iptc.read(image) == {}
        assert exif.read(image)["caption"] == ""
