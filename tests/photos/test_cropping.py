"""A part of a photo is a photo of its own: the original, and what was signed, stay."""

import pytest
from django.urls import reverse
from PIL import Image

from articles.photos.cropping import crop
from articles.photos.flags import declare
from articles.photos.intake import PhotoRefused
from articles.photos.models import Photo
from tests.factory import add_photo, bring_to, make_article, the
from tests.photos.pictures import CAPTION, xmp

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(photographer, make_photo):
    return make_photo(by=photographer, size=(900, 600), xmp=xmp())


def pixels(photo, at):
    with photo.picture.storage.open(photo.picture.name) as file, Image.open(file) as image:
        return image.getpixel(at)


def is_red(colour):
    return colour[0] > 180 and max(colour[1:]) < 80


def test_a_part_is_a_new_photo_with_the_words_of_the_old(photo, photographer):
    part = crop(photo, by=photographer, box=(0, 0, 0.25, 0.25))

    assert part.pk != photo.pk
    assert (part.width, part.height) == (225, 150)
    assert is_red(pixels(part, (100, 75)))
    assert (part.caption, part.credit, part.derived_from) == (CAPTION, photo.credit, photo)
    assert part.sha256 != photo.sha256
    assert part.token != photo.token
    assert Photo.objects.get(pk=photo.pk).width == 900


@pytest.mark.parametrize(("turn", "size", "red"), [(90, (600, 900), (560, 40)), (180, (900, 600), (860, 560)),
                                                   (270, (600, 900), (40, 860))])  # fmt: skip
def test_it_is_turned_to_the_right(photo, photographer, turn, size, red):
    turned = crop(photo, by=photographer, turn=turn)

    assert (turned.width, turned.height) == size
    assert is_red(pixels(turned, red))


def test_the_focal_point_stays_on_what_it_stood_on(photo, photographer):
    photo.focal_x, photo.focal_y = 0.2, 0.1
    photo.save()

    turned = crop(photo, by=photographer, turn=90)
    part = crop(photo, by=photographer, box=(0, 0, 0.5, 0.5))
    away = crop(photo, by=photographer, box=(0.5, 0.5, 1, 1))

    assert (turned.focal_x, turned.focal_y) == pytest.approx((0.9, 0.2))
    assert (part.focal_x, part.focal_y) == pytest.approx((0.4, 0.2))
    assert (away.focal_x, away.focal_y) == (0.5, 0.5)


def test_flags_go_along_with_their_record(photo, photographer):
    declare(photo, by=photographer, shows_minor=True, is_ai_made=True)

    part = crop(photo, by=photographer, box=(0, 0, 0.5, 0.5))

    assert not part.is_cleared
    assert part.is_ai_made
    assert {event.verb for event in part.events.all()} == {"minor", "ai_made"}


def test_the_same_part_by_the_same_person_is_the_same_photo(photo, photographer):
    first = crop(photo, by=photographer, box=(0, 0, 0.5, 0.5))

    assert crop(photo, by=photographer, box=(0, 0, 0.5, 0.5)) == first
    assert Photo.objects.count() == 2


@pytest.mark.parametrize(
    ("box", "turn"),
    [
        ((0, 0, 1, 1), 0),
        ((0, 0, 0.01, 0.01), 0),
        ((0.5, 0, 0.5, 1), 0),
        ((0, 0, 2, 1), 0),
        ((0, 0, 1, 1), 45),
    ],
)
def test_a_senseless_part_is_refused(photo, photographer, box, turn):
    with pytest.raises(PhotoRefused):
        crop(photo, by=photographer, box=box, turn=turn)


PART = {"turn": 0, "left": 10, "top": 10, "width": 50, "height": 50}


def test_by_address_as_a_page_and_as_data(client, photo, photographer):
    client.force_login(photographer)
    address = reverse("admin:photos_photo_parts", args=[photo.pk])

    page = client.post(address, PART)
    data = client.post(address, PART | {"turn": 90}, headers={"Accept": "application/json"})
    refused = client.post(address, PART | {"width": 0}, headers={"Accept": "application/json"})

    first, second = Photo.objects.filter(derived_from=photo).order_by("pk")
    assert page.url == reverse("admin:photos_photo_change", args=[first.pk])
    assert data.json()["id"] == second.pk
    assert refused.status_code == 422


def test_who_may_not_see_the_photo_neither_cuts_nor_frames_it(client, photo, make_user):
    client.force_login(make_user("sun", "add_photo", "view_photo", "change_photo"))

    assert client.post(reverse("admin:photos_photo_parts", args=[photo.pk]), PART).status_code == 404
    assert client.get(reverse("admin:photos_photo_frame", args=[photo.pk])).status_code == 404


def test_the_focal_point_is_saved_by_those_who_may_change_the_photo(client, photo, photographer, make_user):
    address = reverse("admin:photos_photo_frame", args=[photo.pk])
    client.force_login(photographer)
    saved = client.post(address, {"focal_x": "0.25", "focal_y": "0.75"})
    outside = client.post(address, {"focal_x": "1.5", "focal_y": "0.75"})
    client.force_login(make_user("sun", "view_photo", "view_others_photo", "change_photo"))
    foreign = client.post(address, {"focal_x": "0", "focal_y": "0"})

    photo.refresh_from_db()
    assert (saved.status_code, outside.status_code, foreign.status_code) == (200, 422, 403)
    assert (photo.focal_x, photo.focal_y) == (0.25, 0.75)


def test_what_readers_see_of_a_published_story_does_not_change(photo):
    story = make_article()
    add_photo(story, photo)
    story.record_edit(by=story.author)
    bring_to(story, "published")
    before = story.current_digest()

    crop(photo, by=the("desk editor"), box=(0, 0, 0.5, 0.5))

    assert story.current_digest() == before == story.signed_digest()


@pytest.mark.parametrize("raised", [{"consent": "needed"}, {"shows_minor": True}, {"is_ai_made": True}])
def test_what_is_raised_on_the_whole_later_holds_for_its_parts(photo, photographer, raised):
    Photo.objects.filter(pk=photo.pk).update(is_ai_made=False)
    part = crop(photo, by=photographer, box=(0, 0, 0.5, 0.5))
    small = crop(part, by=photographer, box=(0, 0, 0.5, 0.5))

    declare(photo, by=the("desk editor"), **raised)

    for each in (part, small):
        each.refresh_from_db()
        assert {name: getattr(each, name) for name in raised} == raised
        assert each.events.get().actor == the("desk editor")


def test_what_is_cleared_on_the_whole_is_not_cleared_on_its_parts(photo, photographer):
    declare(photo, by=photographer, consent="needed")
    part = crop(photo, by=photographer, box=(0, 0, 0.5, 0.5))

    declare(photo, by=the("desk editor"), consent="given", note="本人签字")

    part.refresh_from_db()
    assert part.consent == "needed"
