"""What goes out: the sizes that readers get, with nothing in them but pixels."""

import io
import re
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from PIL import ExifTags, Image

from articles.photos.intake import accept
from articles.photos.models import Photo
from articles.photos.renditions import widths_of
from tests.photos.pictures import (
    CAPTION,
    display_p3,
    drawing,
    encoded,
    exif,
    iim,
    jpeg,
    upload,
    with_iptc,
    xmp,
)

pytestmark = pytest.mark.django_db


def files_of(photo):
    """Name to bytes of every file below this photo's own names."""
    storage = photo.picture.storage
    names = [photo.picture.name]
    names += [f"photos/{photo.token}/{name}" for name in storage.listdir(f"photos/{photo.token}")[1]]
    return {name: Path(storage.path(name)).read_bytes() for name in names}


def test_a_rendition_is_made_for_each_width_and_one_jpeg():
    photo = accept(upload(jpeg((1500, 1000))), by=None)

    made = {name.rpartition("/")[2] for name in files_of(photo)}

    assert made == {
        f"{photo.token}.jpg",
        "400w.webp",
        "800w.webp",
        "1200w.webp",
        "1500w.webp",
        "1200w.jpeg",
    }
    for name, data in files_of(photo).items():
        with Image.open(io.BytesIO(data)) as image:
            assert abs(image.width / image.height - 1.5) < 0.01, name


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((6000, 4000), [400, 800, 1200, 1600, 2400]),
        ((1000, 700), [400, 800, 1000]),
        ((400, 300), [400]),
        ((120, 90), [120]),
        ((1000, 20_000), [400, 800]),
        ((2000, 40_000), [400, 800]),
    ],
)
def test_widths_end_at_the_picture_and_at_what_webp_can_hold(size, widths):
    assert widths_of(*size) == widths


def test_the_longest_screenshot_that_is_taken_can_be_encoded():
    photo = accept(upload(encoded(drawing((300, 5900)), "PNG")), by=None)

    assert photo.renditions["WEBP"]


def test_no_file_of_ours_carries_position_serial_number_or_text():
    everything = with_iptc(
        jpeg(
            (1300, 900),
            exif=exif(6, gps=True, caption=CAPTION, artist="ARTISTMARKER", taken="2026:11:20 09:15:00"),
            xmp=xmp("XMPMARKER"),
            icc_profile=display_p3(),
            comment=b"COMMENTMARKER",
        ),
        iim({120: "IPTCMARKER", 80: "钱二"}),
    )

    photo = accept(upload(everything), by=None)

    assert len(files_of(photo)) == 5  # turned: 900 wide
    for name, data in files_of(photo).items():
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert not dict(image.getexif()), name
            assert not image.getexif().get_ifd(ExifTags.IFD.GPSInfo), name
            assert not image.info.keys() & {"exif", "xmp", "icc_profile", "photoshop", "comment"}, name
        assert not re.search(rb"MARKER|SERIAL|Exif|http:|Photoshop|ICC_PROFILE|8BIM|Canon", data), name


def test_a_comment_in_the_upload_is_not_in_the_master():
    photo = accept(upload(jpeg(comment=b"a private remark")), by=None)

    assert b"private" not in files_of(photo)[photo.picture.name]


def test_the_position_is_not_kept_in_the_database_either():
    photo = accept(upload(jpeg(exif=exif(gps=True))), by=None)
    photo.refresh_from_db()

    row = repr({field.name: getattr(photo, field.name) for field in Photo._meta.fields})

    assert "GPS" not in row
    assert "116" not in repr(photo.metadata)


@pytest.mark.django_db(transaction=True)
def test_files_go_with_the_row_but_only_after_the_commit(make_photo, settings):
    photo = make_photo()
    folder = settings.MEDIA_ROOT / "photos"

    with transaction.atomic():
        Photo.objects.all().delete()
        transaction.set_rollback(True)
    kept = list(folder.iterdir())
    photo.delete()

    assert len(kept) == 2
    assert list(folder.iterdir()) == []


@pytest.mark.django_db(transaction=True)
def test_deleting_one_photo_leaves_the_files_of_another(make_photo, settings):
    going = make_photo()
    staying = make_photo(size=(800, 500))

    Photo.objects.filter(pk=going.pk).delete()

    assert len(files_of(staying)) == 4


def rendered(photo, **context):
    return render_to_string("photos/_photo.html", {"photo": photo, **context})


def test_the_template_gives_dimensions_sizes_alt_caption_and_credit(make_photo):
    photo = make_photo()

    html = rendered(photo, alt="两名职工砌墙", caption="砌<墙>", credit="赵一鸣/摄", sizes="50vw")

    assert 'width="900" height="600"' in html
    assert 'sizes="50vw"' in html
    assert 'loading="lazy"' in html
    assert f"/media/photos/{photo.token}/400w.webp 400w" in html
    assert f'src="/media/photos/{photo.token}/900w.jpeg"' in html
    assert 'alt="两名职工砌墙"' in html
    assert "砌&lt;墙&gt;" in html
    assert "赵一鸣/摄" in html
    assert photo.picture.name not in html


def test_the_first_picture_of_a_page_loads_at_once(make_photo):
    html = rendered(make_photo(), eager=True)

    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_the_photo_speaks_for_itself_where_the_story_is_silent(make_photo):
    photo = make_photo()
    photo.alt, photo.credit = '"><script>', "资料图片"

    html = rendered(photo)

    assert 'alt="&quot;&gt;&lt;script&gt;"' in html
    assert "资料图片" in html
    assert "photo__caption" not in html


def test_a_crop_keeps_the_focal_point_by_a_class(make_photo):
    photo = make_photo()
    photo.focal_x, photo.focal_y = 0.28, 1

    assert 'class="focus-x-3 focus-y-10"' in rendered(photo)


def test_the_template_asks_neither_database_nor_disk(make_photo, settings):
    make_photo()
    photo = Photo.objects.get()
    settings.MEDIA_ROOT = "/nowhere"

    with CaptureQueriesContext(connection) as queries:
        rendered(photo)

    assert len(queries) == 0


def test_a_portrait_is_cropped_around_the_face():
    photo = accept(upload(jpeg((600, 900))), by=None)

    assert photo.focal_y < 0.5
    assert photo.is_portrait
