"""What readers are given of a photo carries words that are meant for them, and nothing that is not."""

import base64
import re
from urllib.parse import unquote

import pytest
from django.test import Client

from articles.outbox.working import run_due
from articles.photos.intake import accept
from articles.photos.models.photo import master_path, new_token
from tests.factory import add_photo, bring_to, make_article
from tests.photos.pictures import CAPTION, exif, iim, jpeg, upload, with_iptc, xmp

PRIVATE = re.compile(rb"SERIAL0815|GPSMARKER|Canon|ARTISTMARKER|REMARKMARKER|XMPMARKER|Exif\0\0|8BPS")
CREDIT = "晁小争 摄"


def telling():
    """A picture that says who took it with what, when and where, in every way that there is."""
    block = exif(1, gps=True, caption=CAPTION, artist="ARTISTMARKER", taken="2026:11:20 09:15:00")
    data = jpeg((1300, 900), exif=block, xmp=xmp("XMPMARKER"), comment=b"REMARKMARKER")
    return with_iptc(data, iim({120: "图说", 26: "REMARKMARKER", 90: "GPSMARKER"}))


def bytes_of(client, address):
    answer = client.get(address)
    content = b"".join(answer) if getattr(answer, "streaming", False) else answer.content
    return answer.status_code, content


@pytest.mark.once
@pytest.mark.django_db
def test_no_public_byte_tells_where_and_with_what_a_photo_was_taken():
    assert PRIVATE.search(telling())  # the control
    photo = accept(upload(telling(), "IMG_GPSMARKER.jpg"), by=None)
    story = make_article()
    add_photo(story, photo, caption="骑手在驿站歇脚。", credit=CREDIT)
    story.record_edit(by=story.author)
    bring_to(story, "published")
    run_due()
    reader = Client()

    pages = [f"/articles/{story.pk}/", "/", "/photos/", "/feeds/latest.rss", "/feeds/latest.atom"]
    pages += ["/feeds/latest.json", f"/api/stories/{story.pk}.json", "/sitemap.xml"]
    pictures = {f"/media/{name}" for name in photo.rendition_names} | {f"/articles/{story.pk}/share.jpg"}
    for page in pages:
        status, content = bytes_of(reader, page)
        assert status == 200, page
        assert not PRIVATE.search(content), page
        assert photo.picture.name.encode() not in content, page
        pictures |= {unquote(each.decode()) for each in re.findall(rb"/media/photos/[\w/.%-]+", content)}
    assert len(pictures) >= 6
    for picture in pictures:
        status, content = bytes_of(reader, picture)
        assert status == 200, picture
        assert not PRIVATE.search(content), picture
    for address in guesses(photo):
        assert bytes_of(reader, address)[0] in (400, 403, 404, 410), address


def guesses(photo):
    """Where somebody who has seen a rendition would look for the original."""
    token, name = photo.token, photo.picture.name
    yield from (
        f"/media/{name}",
        f"/media/photos/{token}/",
        f"/media/photos/{token}",
        "/media/",
        "/media/photos/",
    )
    yield from (
        f"/media/photos/{token}/master.jpg",
        f"/media/photos/{token}/original.jpg",
        f"/media/{name}.orig",
    )
    yield from (
        f"/media/photos/{token}/9999w.webp",
        f"/media/photos/{token}/../{token}.jpg",
        f"/static/{name}",
    )
    yield from (f"/media/photos/{token}//../{token}.jpg", f"/media/photos%2F{token}.jpg", f"/media//{name}")
    yield from (
        f"/media/photos/{photo.pk}.jpg",
        f"/media/photos/{photo.filename}",
        "/media/uploads/",
        "/media/originals/",
    )


def test_names_have_128_random_bits():
    tokens = {new_token() for _ in range(20_000)}
    bits = [base64.urlsafe_b64decode(f"{token}==") for token in tokens]

    assert len(tokens) == 20_000
    assert {len(each) for each in bits} == {16}
    for at in range(128):  # each bit is set in half of them: within seven standard deviations
        ones = sum(each[at // 8] >> at % 8 & 1 for each in bits)
        assert abs(ones - 10_000) < 500


def test_a_name_owes_nothing_to_the_row_or_the_sender():
    from articles.photos.models import Photo

    first, second = Photo(pk=7, filename="秘密.jpg"), Photo(pk=7, filename="秘密.jpg")

    assert master_path(first, "秘密.jpg") != master_path(second, "秘密.jpg")
    assert re.fullmatch(r"photos/[\w-]{22}\.jpg", master_path(first, "秘密.jpg"))
