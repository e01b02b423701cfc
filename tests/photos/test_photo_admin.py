"""Photos in the back office: uploading, finding, describing; each person what is his or hers."""

import json

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from articles.photos.models import Photo
from tests.photos.pictures import CAPTION, drawing, encoded, jpeg, upload, xmp

pytestmark = pytest.mark.django_db

LIST = "admin:photos_photo_changelist"


@pytest.fixture
def desk(client, photographer):
    client.force_login(photographer)
    return client


def send(client, data, name="photo.jpg"):
    return client.post(reverse("admin:photos_photo_upload"), {"file": upload(data, name)})


def test_an_upload_answers_with_what_the_story_form_needs(desk):
    response = send(desk, jpeg(xmp=xmp()))

    photo = Photo.objects.get()
    assert response.status_code == 200
    assert json.loads(response.content) == {
        "id": photo.pk,
        "thumbnail": f"/media/photos/{photo.token}/400w.webp",
        "caption": CAPTION,
        "credit": "工会供图 赵一鸣",
        "alt": "",
        "place": "北京市房山区窦店镇",
        "shot_at": "2026-11-20T09:30:00+08:00",
        "width": 900,
        "height": 600,
        "is_ai_made": False,
        "is_cleared": True,
        "address": reverse("admin:photos_photo_change", args=[photo.pk]),
        "name": CAPTION[:40],
    }


def test_a_refused_upload_answers_with_the_sentence(desk):
    response = send(desk, b"GIF89a", "动图.gif")

    assert response.status_code == 422
    assert response.json()["error"].startswith("“动图.gif”是 GIF 文件")


def test_an_upload_without_a_file_is_refused(desk):
    assert desk.post(reverse("admin:photos_photo_upload")).status_code == 422


def test_an_upload_needs_permission_a_token_and_a_post(desk, make_user, photographer):
    address = reverse("admin:photos_photo_upload")
    reader = Client()
    reader.force_login(make_user("sun", "view_photo"))
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(photographer)

    assert send(reader, jpeg()).status_code == 403
    assert send(strict, jpeg()).status_code == 403
    assert desk.get(address).status_code == 405
    assert send(Client(), jpeg()).status_code == 302
    assert not Photo.objects.exists()


def test_many_files_come_in_at_once_without_script(desk, settings):
    png = encoded(drawing((500, 400)), "PNG")

    response = desk.post(
        reverse("admin:photos_photo_add"),
        {"file": [upload(jpeg(), "a.jpg"), upload(png, "b.png"), upload(b"%PDF-1.7", "c.pdf")]},
        follow=True,
    )

    said = [str(message) for message in response.context["messages"]]
    assert Photo.objects.count() == 2
    assert said[:2] == ["“c.pdf”是 PDF 文件，请使用 JPEG、PNG、WebP 或 HEIC 格式。", "已添加 2 张图片。"]
    assert all("相似" in warning for warning in said[2:])  # the same drawing twice


def test_one_file_leads_to_its_page(desk):
    response = desk.post(reverse("admin:photos_photo_add"), {"file": upload(jpeg())})

    assert response.url == reverse("admin:photos_photo_change", args=[Photo.objects.get().pk])


def test_the_list_the_add_page_and_the_form_open(desk, photographer, make_photo):
    photo = make_photo(by=photographer, xmp=xmp())

    list_page = desk.get(reverse(LIST))
    add_page = desk.get(reverse("admin:photos_photo_add"))
    form_page = desk.get(reverse("admin:photos_photo_change", args=[photo.pk]))

    assert photo.thumbnail_url in list_page.text
    assert 'enctype="multipart/form-data"' in add_page.text
    assert "multiple" in add_page.text
    assert photo.srcset in form_page.text
    assert "赵一鸣" in form_page.text


def test_the_form_saves_words_and_focal_point(desk, photographer, make_photo):
    photo = make_photo(by=photographer)
    words = {"caption": CAPTION, "alt": "两人砌墙", "credit": "赵一鸣/摄", "place": "窦店镇"}

    response = desk.post(
        reverse("admin:photos_photo_change", args=[photo.pk]),
        words | {"focal_x": "0.2", "focal_y": "0.4", "shot_at_0": "", "shot_at_1": "", "photographer": ""},
    )

    photo.refresh_from_db()
    assert response.status_code == 302
    assert (photo.caption, photo.alt, photo.focal_x) == (CAPTION, "两人砌墙", 0.2)


@pytest.mark.parametrize("words", [CAPTION[3:12], "赵一鸣", "窦店", "holiday"])
def test_a_photo_is_found_by_caption_person_place_and_file_name(desk, photographer, make_photo, words):
    found = make_photo(by=photographer, name="holiday.jpg", xmp=xmp())
    make_photo(by=photographer, size=(300, 200))

    page = desk.get(reverse(LIST), {"q": words})

    assert list(page.context["page"].object_list) == [found]


def test_the_list_takes_as_many_queries_for_many_photos_as_for_few(
    desk, photographer, make_photo, django_assert_max_num_queries
):
    make_photo(by=photographer)
    template = Photo.objects.get()

    def add(number):
        Photo.objects.bulk_create(
            Photo(
                picture=template.picture.name,
                width=900,
                height=600,
                upload_sha256=f"{template.pk}-{n}",
                uploaded_by=photographer,
            )
            for n in range(number)
        )

    add(40)
    with django_assert_max_num_queries(12):
        page = desk.get(reverse(LIST))

    assert len(page.context["page"].object_list) == 41


def test_a_photographer_sees_and_changes_only_what_is_his(desk, photographer, picture_editor, make_photo):
    make_photo(by=photographer)
    foreign = make_photo(by=picture_editor, size=(700, 500))
    address = reverse("admin:photos_photo_change", args=[foreign.pk])

    page = desk.get(reverse(LIST))

    assert foreign not in page.context["page"].object_list
    assert desk.get(address).status_code == 404
    assert (
        desk.post(reverse("admin:photos_photo_delete", args=[foreign.pk]), {"post": "yes"}).status_code == 404
    )
    assert Photo.objects.filter(pk=foreign.pk).exists()


def test_one_who_sees_the_photos_of_others_does_not_change_them(client, make_user, photographer, make_photo):
    photo = make_photo(by=photographer)
    client.force_login(make_user("li", "view_photo", "change_photo", "delete_photo", "view_others_photo"))
    address = reverse("admin:photos_photo_change", args=[photo.pk])

    assert client.get(address).status_code == 200
    assert client.post(address, {"caption": "mine"}).status_code == 403
    assert (
        client.post(reverse("admin:photos_photo_delete", args=[photo.pk]), {"post": "yes"}).status_code == 403
    )


def test_a_picture_editor_changes_what_others_sent(photographer, picture_editor, make_photo):
    photo = make_photo(by=photographer)

    assert photo.is_changeable_by(picture_editor)
    assert photo.is_changeable_by(photographer)


ROLES = {  # role: (sees own, sees others', changes own, changes others')
    "correspondent": (True, False, True, False),
    "reporter": (True, True, True, False),
    "photographer": (True, True, True, False),
    "desk editor": (True, True, True, True),
    "desk chief": (True, True, True, True),
    "chief editor": (True, True, True, True),
    "page editor": (True, True, True, True),
    "proofreader": (True, True, False, False),
    "auditor": (True, True, False, False),
    "administrator": (False, False, False, False),
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_and_changes_what_it_should(role, make_user, photographer, make_photo):
    user = make_user("zhou")
    user.groups.add(Group.objects.get(name=role))
    own = make_photo(by=user)
    foreign = make_photo(by=photographer)
    seen = Photo.objects.visible_to(user)

    found = (
        own in seen,
        foreign in seen,
        own.is_changeable_by(user),
        foreign.is_changeable_by(user),
    )

    assert found == ROLES[role]
