"""Photos that look alike are found, whatever was done to them, and however many others there are."""

import random

import pytest
from django.core.management import call_command
from PIL import Image, ImageEnhance

from articles.photos.difference_hash import look_of
from articles.photos.intake import accept
from articles.photos.looks import BOUND, alike, distance, look_at_older
from articles.photos.models import Photo
from tests.photos.pictures import encoded, scene, upload

pytestmark = pytest.mark.django_db

VARIANTS = {
    "smaller": lambda image: image.resize((300, 200)),
    "brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.15),
    "grey": lambda image: image.convert("L").convert("RGB"),
    "paler": lambda image: ImageEnhance.Contrast(image).enhance(0.8),
}


def taken_in(image, by=None, kind="JPEG", **options):
    return accept(upload(encoded(image, kind, **options), "x.jpg"), by=by)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_looks_like_its_original(picture_editor, variant):
    original = taken_in(scene(1), by=picture_editor)
    taken_in(scene(2), by=picture_editor)

    copy = taken_in(VARIANTS[variant](scene(1)), by=picture_editor, quality=60)

    assert alike(copy, picture_editor) == [original]
    assert alike(original, picture_editor) == [copy]


def test_different_photos_differ_in_many_bits():
    looks = [look_of(scene(seed)) for seed in range(60)]

    nearest = min(distance(a, b) for i, a in enumerate(looks) for b in looks[:i])

    assert nearest > 2 * BOUND


def test_plain_pictures_are_alike_in_nothing(picture_editor):
    white = taken_in(Image.new("RGB", (200, 100), "white"), by=picture_editor)
    taken_in(Image.new("RGB", (300, 200), "black"), by=picture_editor)

    assert alike(white, picture_editor) == []


def test_every_distance_within_the_bound_is_found(picture_editor):
    photo = taken_in(scene(3), by=picture_editor)
    chance = random.Random(7)
    for number in range(60):
        bits = chance.sample(range(64), chance.randint(0, BOUND))
        bands = list(photo.looks)
        for bit in bits:
            bands[bit // 16] ^= 1 << bit % 16
        other = Photo(
            picture=photo.picture.name,
            width=9,
            height=6,
            upload_sha256=str(number),
            uploaded_by=picture_editor,
        )
        other.look_1, other.look_2, other.look_3, other.look_4 = bands
        other.save()

    assert len(alike(photo, picture_editor, limit=100)) == 60


def test_only_what_one_may_see_is_pointed_out(photographer, make_user):
    taken_in(scene(1), by=photographer)
    stranger = make_user("sun", "view_photo")

    assert alike(taken_in(scene(1), by=stranger, quality=50), stranger) == []


def test_photos_from_before_are_looked_at_later(picture_editor):
    old = taken_in(scene(1), by=picture_editor)
    lost = taken_in(scene(2), by=picture_editor)
    Photo.objects.update(look_1=None, look_2=None, look_3=None, look_4=None)
    lost.picture.storage.delete(lost.renditions["WEBP"][0].name)

    call_command("look_at_photos", verbosity=0)

    copy = taken_in(scene(1).resize((450, 300)), by=picture_editor)
    assert alike(copy, picture_editor) == [old]
    assert look_at_older() == 0


def test_it_takes_as_many_queries_among_many_as_among_few(picture_editor, django_assert_num_queries):
    photo = taken_in(scene(1), by=picture_editor)
    chance = random.Random(3)
    Photo.objects.bulk_create(
        Photo(
            token=f"{n:022}", picture=photo.picture.name, width=9, height=6, upload_sha256=f"{n}",
            uploaded_by=picture_editor, **{f"look_{band}": chance.randrange(65536) for band in (1, 2, 3, 4)},
        )
        for n in range(3000)
    )  # fmt: skip
    picture_editor.has_perm("photos.view_photo")

    with django_assert_num_queries(1):
        alike(photo, picture_editor)
