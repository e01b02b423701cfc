"""Photo files: for all while a published story uses them, else for those who may see them."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "expected"), [("published", 200), ("draft", 404), ("killed", 404), ("withdrawn", 410)]
)
def test_a_photo_is_as_public_as_its_story(client, make_story, add_photo, status, expected):
    photo = add_photo(make_story(status=status)).photo

    assert client.get(photo.src).status_code == expected


def test_the_master_is_never_public(client, make_story, add_photo):
    photo = add_photo(make_story()).photo

    assert client.get(f"/media/{photo.picture.name}").status_code == 404


def test_staff_who_may_see_the_story_see_its_photo_uncached(client, make_story, add_photo, make_user):
    photo = add_photo(make_story(status="draft")).photo
    client.force_login(make_user("chief editor"))

    response = client.get(photo.src)

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_an_account_without_a_view_of_the_story_sees_nothing(client, make_story, add_photo, make_user):
    photo = add_photo(make_story(status="draft")).photo
    client.force_login(make_user("administrator"))

    assert client.get(photo.src).status_code == 404


def test_one_published_story_is_enough(client, make_story, add_photo):
    from articles.corrections import open_for_correction
    from articles.models import PhotoUse

    photo, story = add_photo(make_story(status="withdrawn")).photo, make_story()
    with open_for_correction(story.pk):
        PhotoUse.objects.create(article=story, photo=photo)

    assert client.get(photo.src).status_code == 200
