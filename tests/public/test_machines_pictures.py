"""A public picture says who took it and what it shows, and nothing that is private."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from articles.models import PhotoUse
from articles.outbox.working import run_due
from articles.photos import metadata
from articles.photos.intake import accept
from articles.photos.metadata.written import PublicWords, with_words
from articles.public.picture_words import describe_all
from tests.factory import add_photo as use_photo
from tests.factory import bring_to, make_article, make_photo, the
from tests.photos import pictures
from tests.photos.pictures import jpeg, upload

pytestmark = pytest.mark.django_db

WORDS = PublicWords(
    "图为<驿站>一角 & “窗口”。",
    "晁小争 摄",
    "© 2026 京工日报",
    "https://paper.example/articles/7/",
    True,
)
PRIVATE = (b"Canon", b"GPS", b"Exif", b"Photoshop 7", b"serial")


def read(data):
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image, metadata.read(image)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_the_words_are_there_and_the_pixels_as_before(kind):
    before = pictures.encoded(pictures.drawing((640, 400)), kind)

    after = with_words(before, WORDS, (640, 400))
    image, facts = read(after)

    assert (facts.caption, facts.credit) == (WORDS.caption, WORDS.credit)
    assert facts.private["copyright"] == WORDS.copyright
    assert image.tobytes() == read(before)[0].tobytes()
    assert b"trainedAlgorithmicMedia" in after
    assert with_words(after, WORDS, (640, 400)) == after
    assert len(after) - len(before) < 3000


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_what_stood_there_before_is_gone(kind):
    options = {"exif": pictures.exif(gps=True, caption="私人的"), "xmp": pictures.xmp()}
    before = pictures.encoded(pictures.drawing((640, 400)), kind, **options)

    image, facts = read(with_words(before, PublicWords(credit="晁小争 摄"), (640, 400)))

    assert (facts.caption, facts.credit, facts.byline, facts.place) == ("", "晁小争 摄", "", "")
    assert not image.getexif()


def test_iptc_is_read_where_there_is_no_xmp():
    data = with_words(jpeg(), WORDS, (900, 600))

    facts = metadata.iptc.read(Image.open(io.BytesIO(data)))

    assert facts["caption"] == WORDS.caption
    assert facts["credit"] == WORDS.credit
    assert facts["copyright"] == WORDS.copyright


def test_every_public_file_of_a_published_photo_says_whose_it_is(client, make_story, add_photo):
    photo = accept(upload(jpeg(exif=pictures.exif(gps=True), xmp=pictures.xmp())), by=None)
    story = make_story()
    use = add_photo(story, photo)

    written = describe_all(PhotoUse.objects.all())
    again = describe_all(PhotoUse.objects.all())

    files = [file for kind in photo.renditions.values() for file in kind]
    assert (written, again) == (len(files), 0)
    for file in files:
        answer = client.get(file.url)
        data = b"".join(answer.streaming_content)
        image, facts = read(data)
        assert (facts.caption, facts.credit) == (use.caption, use.credit)
        assert facts.private["copyright"].startswith("© ")
        assert not image.getexif()
        assert [word for word in PRIVATE if word in data] == []


def caption_in(photo):
    with photo.picture.storage.open(photo.renditions["JPEG"][-1].name) as file:
        return read(file.read())[1].caption


def test_moves_keep_the_files_right_and_what_is_to_come_stays_secret():
    photo = make_photo()
    first, secret = make_article(), make_article()
    use_photo(first, photo, caption="公开的图说。")
    use_photo(secret, photo, caption="还没有发布的图说。")
    bring_to(first, "published")
    bring_to(secret, "published", at=timezone.now() + timedelta(hours=1))

    run_due()
    public = caption_in(photo)
    later = make_article()
    use_photo(later, photo, caption="后来的图说。")
    bring_to(later, "published")
    run_due()
    newest = caption_in(photo)
    later.withdraw(by=the("chief editor"), note="有误")
    run_due()

    assert (public, newest, caption_in(photo)) == ("公开的图说。", "后来的图说。", "公开的图说。")
