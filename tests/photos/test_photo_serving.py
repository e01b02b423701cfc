"""Photo files go out one way, under known names, with headers that leave nothing to guess."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from articles.photos.serving import photo_for_path, serve

pytestmark = pytest.mark.django_db


def get(photo, path, *, public=True, master=False, **headers):
    request = RequestFactory().get(f"/media/{path}", headers=headers)
    return serve(request, photo, path, public=public, master=master)


@pytest.fixture
def photo(make_photo):
    return make_photo()


@pytest.fixture
def path(photo):
    return f"photos/{photo.token}/400w.webp"


def test_a_rendition_is_served_with_its_type_and_locked_down(photo, path):
    response = get(photo, path)

    assert response.status_code == 200
    assert response.getvalue()[8:12] == b"WEBP"
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "Cache-Control" not in response  # the view says how long it is good
    assert response["ETag"]
    assert response["Last-Modified"]
    response.close()


def test_the_jpeg_has_its_type_too(photo):
    response = get(photo, f"photos/{photo.token}/900w.jpeg")
    response.close()

    assert response["Content-Type"] == "image/jpeg"


def test_what_is_not_public_is_kept_by_no_cache(photo, path):
    response = get(photo, path, public=False)
    response.close()

    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("condition", ["ETag", "Last-Modified"])
def test_who_has_it_already_is_told_so(photo, path, condition):
    first = get(photo, path)
    first.close()
    header = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[condition]

    again = get(photo, path, **{header: first[condition]})

    assert again.status_code == 304
    assert again.content == b""
    assert again["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_the_web_server_sends_it_where_one_is_set_up(photo, path, settings):
    settings.MEDIA_ACCEL = "/internal/"

    response = get(photo, path, public=False)

    assert response["X-Accel-Redirect"] == f"/internal/{path}"
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content == b""


def test_the_master_is_for_those_to_whom_the_caller_gives_it(photo):
    with pytest.raises(Http404):
        get(photo, photo.picture.name)

    response = get(photo, photo.picture.name, master=True)
    response.close()

    assert response["Content-Type"] == "image/jpeg"


@pytest.mark.parametrize(
    "name",
    [
        "{token}/9999w.webp",
        "{token}/../../newsroom.sqlite3",
        "{token}/400w.webp/../../../settings.py",
        "{token}/400w.webp%00",
        "{token}/400W.WEBP",
        "{token}",
        "{token}/",
        "../photos/{token}/400w.webp",
        "/etc/passwd",
        "",
    ],
)
def test_no_other_name_is_ever_looked_up(photo, name):
    with pytest.raises(Http404):
        get(photo, "photos/" + name.format(token=photo.token), master=True)


def test_one_photo_does_not_open_the_files_of_another(photo, path, make_photo):
    other = make_photo(size=(700, 500))

    with pytest.raises(Http404):
        get(other, path)


def test_a_file_that_is_gone_is_not_found(photo, path):
    photo.picture.storage.delete(path)

    with pytest.raises(Http404):
        get(photo, path)


def test_a_path_leads_to_its_photo(photo, path, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert photo_for_path(path) == photo

    assert photo_for_path(photo.picture.name) == photo


@pytest.mark.parametrize(
    "path", ["", "photos/", "photos/short/400w.webp", "photos/{token}/../x", "other/{token}.jpg"]
)
def test_another_path_leads_nowhere_without_asking_the_database(photo, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert photo_for_path(path.format(token=photo.token)) is None
