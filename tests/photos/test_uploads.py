"""Files that come in piece by piece: in any order of mishaps, once and whole."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.photos import uploads
from articles.photos.intake import accept
from articles.photos.models import Photo, Upload
from newsroom.reporters.models import Reporter
from tests.factory import make_writer
from tests.photos.pictures import encoded, jpeg, scene, upload, xmp

pytestmark = pytest.mark.django_db
MARK = "0123456789abcdef"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(uploads, "PIECE", 4096)


@pytest.fixture
def desk(client, photographer):
    client.force_login(photographer)
    return client


@pytest.fixture
def picture():
    return jpeg(size=(600, 400))


def begin(client, size, name="a.jpg", mark=MARK):
    return client.post(reverse("admin:photos_uploads"), {"name": name, "size": size, "fingerprint": mark})


def send(client, address, offset, piece):
    return client.post(
        f"{address}pieces/",
        piece,
        content_type="application/offset+octet-stream",
        headers={"Upload-Offset": str(offset)},
    )


def send_all(client, data, **options):
    address = begin(client, len(data), **options).json()["address"]
    for offset in range(0, len(data), uploads.PIECE):
        answer = send(client, address, offset, data[offset : offset + uploads.PIECE])
        assert answer.status_code == 200
    return address


def finish(client, address):
    return client.post(f"{address}photo/")


def stored_files(own_media):
    return sorted(path.name for path in (own_media / "uploads").glob("*"))


def test_a_file_in_pieces_becomes_one_photo(desk, picture, photographer, own_media):
    address = send_all(desk, picture, name="广场.jpg")

    answer = finish(desk, address)

    photo = Photo.objects.get()
    assert answer.json()["id"] == photo.pk
    assert answer.json()["near"] == []
    assert (photo.filename, photo.uploaded_by) == ("广场.jpg", photographer)
    assert stored_files(own_media) == []


def test_what_is_repeated_does_not_double(desk, picture):
    address = begin(desk, len(picture)).json()["address"]
    first = picture[: uploads.PIECE]
    send(desk, address, 0, first)

    again = send(desk, address, 0, first)
    begun_again = begin(desk, len(picture)).json()
    send_all(desk, picture)
    answers = {finish(desk, address).json()["id"] for _ in range(2)}

    assert again.json()["received"] == len(first)
    assert begun_again["address"] == address
    assert begun_again["received"] == len(first)
    assert answers == {Photo.objects.get().pk}
    assert begin(desk, len(picture)).json()["photo"]["id"] == Photo.objects.get().pk


@pytest.mark.parametrize("offset", ["8192", "1", "-1", "x", "99999999999999"])
def test_a_piece_that_begins_elsewhere_is_refused_with_the_right_offset(desk, picture, offset):
    address = begin(desk, len(picture)).json()["address"]
    send(desk, address, 0, picture[: uploads.PIECE])

    answer = send(desk, address, offset, picture[: uploads.PIECE])

    assert answer.status_code == 409
    assert answer.json()["received"] == uploads.PIECE


def test_more_than_was_announced_is_refused(desk):
    address = begin(desk, 10).json()["address"]

    assert send(desk, address, 0, b"x" * 11).status_code == 409
    assert Upload.objects.get().received == 0


def test_a_piece_over_the_limit_is_refused_unread(desk):
    address = begin(desk, 10_000).json()["address"]

    assert send(desk, address, 0, b"x" * (uploads.PIECE + 1)).status_code == 413


def test_half_a_file_is_no_photo(desk, picture):
    address = begin(desk, len(picture)).json()["address"]
    send(desk, address, 0, picture[: uploads.PIECE])

    answer = finish(desk, address)

    assert answer.status_code == 409
    assert answer.json()["received"] == uploads.PIECE
    assert not Photo.objects.exists()


def test_the_upload_of_somebody_else_is_not_there(desk, picture, make_user):
    address = begin(desk, len(picture)).json()["address"]
    stranger = Client()
    stranger.force_login(make_user("sun", "add_photo", "view_photo", "view_others_photo"))

    answers = [
        stranger.get(address),
        stranger.delete(address),
        send(stranger, address, 0, b"x"),
        finish(stranger, address),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert begin(stranger, len(picture)).json()["address"] != address


def test_without_permission_or_token_nothing_begins(make_user, photographer):
    reader, strict = Client(), Client(enforce_csrf_checks=True)
    reader.force_login(make_user("sun", "view_photo"))
    strict.force_login(photographer)

    assert begin(reader, 10).status_code == 403
    assert begin(strict, 10).status_code == 403
    assert begin(Client(), 10).status_code == 302
    assert not Upload.objects.exists()


@pytest.mark.parametrize("size", [0, -5, "abc", 41 * 1024**2, "9" * 20])
def test_too_large_too_small_and_nonsense_are_refused(desk, size):
    answer = begin(desk, size)

    assert answer.status_code == 422
    assert answer.json()["error"]
    assert not Upload.objects.exists()


def test_a_file_without_a_mark_is_refused(desk):
    assert begin(desk, 10, mark="../../etc").status_code == 422


def test_too_many_at_once_are_refused(desk, monkeypatch):
    monkeypatch.setattr(uploads, "AT_ONCE", 2)

    answers = [begin(desk, 10, mark=f"{MARK}{n}").status_code for n in range(3)]

    assert answers == [201, 201, 422]


def test_what_nobody_goes_on_with_is_cleared_away(desk, picture, own_media):
    address = begin(desk, len(picture)).json()["address"]
    send(desk, address, 0, picture[: uploads.PIECE])
    Upload.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    begin(desk, 10, mark="another-file")

    assert desk.get(address).status_code == 404
    assert Upload.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_its_bytes_go_with_it(desk, picture, own_media):
    address = begin(desk, len(picture)).json()["address"]
    send(desk, address, 0, picture[: uploads.PIECE])
    assert len(stored_files(own_media)) == 1

    assert desk.delete(address).status_code == 204

    assert stored_files(own_media) == []
    assert not Upload.objects.exists()


def test_what_is_no_picture_is_refused_with_a_sentence_and_forgotten(desk):
    address = send_all(desk, b"GIF89a" + b"x" * 9000, name="动图.gif")

    answer = finish(desk, address)

    assert answer.status_code == 422
    assert "动图.gif" in answer.json()["error"]
    assert not Upload.objects.exists()


def test_a_photo_taken_back_is_gone_unless_a_story_uses_it(desk, picture):
    from tests.factory import add_photo, make_article

    spare = send_all(desk, picture)
    finish(desk, spare)
    assert desk.delete(spare).status_code == 204
    assert not Photo.objects.exists()

    used = send_all(desk, picture)
    finish(desk, used)
    add_photo(make_article(), Photo.objects.get())
    desk.delete(used)
    assert Photo.objects.exists()


def test_a_photo_sent_before_is_not_taken_back(desk, picture, photographer):
    photo = accept(upload(picture, "a.jpg"), by=photographer)
    address = send_all(desk, picture)
    assert finish(desk, address).json()["id"] == photo.pk

    desk.delete(address)

    assert Photo.objects.filter(pk=photo.pk).exists()


def test_a_photo_deleted_since_is_sent_anew(desk, picture):
    finish(desk, send_all(desk, picture))
    Photo.objects.all().delete()

    begun = begin(desk, len(picture)).json()

    assert (begun["received"], begun["photo"]) == (0, None)


def test_what_looks_alike_is_pointed_out(desk, photographer):
    known = accept(upload(encoded(scene(1), "PNG"), "b.png"), by=photographer)
    accept(upload(encoded(scene(2), "PNG"), "c.png"), by=photographer)

    smaller = encoded(scene(1).resize((500, 333)), "JPEG", quality=50)
    answer = finish(desk, send_all(desk, smaller)).json()

    assert [other["id"] for other in answer["near"]] == [known.pk]


@pytest.mark.parametrize(
    ("kind", "credit"),
    [("correspondent", "周砚 摄"), ("photographer", "周砚 摄"), ("editor", "")],
)
def test_a_file_that_names_nobody_is_credited_to_who_took_it(client, picture, kind, credit):
    writer = make_writer("周砚")
    Reporter.objects.filter(user=writer).update(kind=kind)
    client.force_login(writer)

    assert finish(client, send_all(client, picture)).json()["credit"] == credit


def test_a_credit_in_the_file_stays(client):
    client.force_login(make_writer("周砚"))
    data = jpeg(size=(600, 400), xmp=xmp())

    assert finish(client, send_all(client, data)).json()["credit"] == "工会供图 赵一鸣"


@pytest.mark.django_db(transaction=True)
def test_all_at_once_still_make_one_photo(photographer, picture):
    clients = [Client() for _ in range(4)]
    for client in clients:
        client.force_login(photographer)
    size = len(picture)
    failures = []

    def work(client):
        try:
            address = begin(client, size).json()["address"]
            received = 0
            for _round in range(200):
                if received == size:
                    break
                piece = picture[received : received + uploads.PIECE]
                received = send(client, address, received, piece).json()["received"]
            assert finish(client, address).json()["id"]
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert failures == []
    assert Photo.objects.count() == 1
    assert Upload.objects.get().photo == Photo.objects.get()
