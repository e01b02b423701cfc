"""When a visit ends: at the very next request, whatever the session store still holds."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom.doors.models import Visit
from newsroom.reporters.models import User
from tests import factory


def pass_time(**time):
    """As if the latest visit had stood still for this long."""
    visit = Visit.objects.latest("pk")
    Visit.objects.filter(pk=visit.pk).update(seen_at=visit.seen_at - timedelta(**time))


def age(**time):
    visit = Visit.objects.latest("pk")
    Visit.objects.filter(pk=visit.pk).update(started_at=visit.started_at - timedelta(**time))


def test_half_an_hour_of_nothing_ends_it(make_client, is_in):
    client = make_client()
    pass_time(minutes=29)
    assert is_in(client)

    pass_time(minutes=30)
    assert not is_in(client)
    assert Visit.objects.get().ended_by == "idle"
    assert "_auth_user_id" not in client.session


def test_whatever_a_person_does_begins_the_half_hour_anew(make_client, is_in):
    client = make_client()
    for _round in range(3):
        pass_time(minutes=20)
        assert is_in(client)


def test_what_pages_ask_by_themselves_is_no_activity(make_client, is_in, wang):
    story = factory.make_article(author=wang)
    client = make_client()
    polls = [
        ("post", reverse("admin:drafting_presence", args=[story.pk]), {"tab": "0" * 32}, {}),
        ("get", "/admin/", {}, {"HTTP_SEC_FETCH_MODE": "cors"}),
        ("get", reverse("admin:drafting_copy", args=[story.pk]), {}, {}),
    ]
    for method, address, data, headers in polls:
        pass_time(minutes=9)
        assert getattr(client, method)(address, data, **headers).status_code in (200, 204, 404, 400, 422)

    pass_time(minutes=4)
    assert not is_in(client)


def test_keeping_the_same_text_again_is_no_activity_but_typing_is(make_client, is_in, wang):
    story = factory.make_article(author=wang)
    client = make_client()
    keep = reverse("admin:drafting_copy", args=[story.pk])
    for _round in range(3):
        pass_time(minutes=20)
        client.post(keep, {"data": "第一稿"})
    assert not is_in(client)

    client = make_client()
    for text in ["三", "四", "五"]:
        pass_time(minutes=20)
        client.post(keep, {"data": text})
    assert is_in(client)


def test_twelve_hours_end_it_whatever_is_done(make_client, is_in):
    client = make_client()
    age(hours=11, minutes=59)
    assert is_in(client)

    age(hours=12)
    assert not is_in(client)
    assert Visit.objects.get().ended_by == "age"


def give_role(user):
    user.groups.add(Group.objects.get(name="auditor"))


def take_role(user):
    Group.objects.get(name="reporter").user_set.remove(user)


def clear_role(user):
    Group.objects.get(name="reporter").user_set.clear()


def give_permission(user):
    user.user_permissions.add(Permission.objects.get(codename="view_user"))


def change(**fields):
    def change(user):
        User.objects.filter(pk=user.pk).update(**fields)  # past every signal

    change.__name__ = " ".join(fields)
    return change


def new_password(user):
    user.set_password("another one, longer")
    user.save()


ENDINGS = [
    *(give_role, take_role, clear_role, give_permission, new_password),
    *(change(is_active=False), change(is_staff=False), change(is_superuser=True), change(password="!")),
]


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.__name__)
def test_ends_at_the_next_request_after(make_client, is_in, wang, ending):
    first, second = make_client(), make_client()
    assert is_in(first)

    ending(wang)

    assert not is_in(first)
    assert not is_in(second)


def test_logging_out_ends_it_for_a_copied_cookie_too(make_client, is_in):
    client, thief = make_client(), make_client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value

    client.post("/accounts/logout/")

    assert not is_in(thief)


def test_a_login_makes_a_new_session_and_ends_the_one_before(make_client, is_in, wang):
    client = make_client()
    before = client.cookies["sessionid"].value
    thief = Client()
    thief.cookies["sessionid"] = before
    assert is_in(thief)

    client.post("/accounts/logout/")
    client.post("/accounts/login/", {"username": wang.username, "password": factory.PASSWORD})

    assert client.cookies["sessionid"].value != before
    assert is_in(client)
    assert not is_in(thief)


def test_a_switched_off_account_does_not_come_back_to_its_old_visit(make_client, is_in, wang):
    client = make_client()
    for is_active in (False, True):
        wang.is_active = is_active
        wang.save()

    assert not is_in(client)


def test_a_change_of_name_ends_nothing(make_client, is_in, wang):
    client = make_client()
    wang.name = "王伟"
    wang.save()

    assert is_in(client)


def test_a_new_password_leaves_the_device_on_which_it_was_chosen(make_client, is_in):
    here, elsewhere = make_client(), make_client()

    answer = here.post(
        "/accounts/password/",
        {"oldpassword": factory.PASSWORD, "password1": "Shan-Shui-2026", "password2": "Shan-Shui-2026"},
    )

    assert answer.status_code == 302
    assert is_in(here)
    assert not is_in(elsewhere)


def test_ones_own_visits_are_listed_and_ended_one_by_one(make_client, is_in):
    here = make_client(
        HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/145.0", REMOTE_ADDR="203.0.113.7"
    )
    phone = make_client(HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Safari/604.1", REMOTE_ADDR="198.51.100.9")

    page = here.get("/accounts/visits/").content.decode()
    for each in ["Firefox · Windows", "Safari · iPhone", "203.0.113.7", "198.51.100.9"]:
        assert each in page
    answer = here.post(f"/accounts/visits/{Visit.objects.latest('pk').pk}/end/")

    assert answer.status_code == 302
    assert not is_in(phone)
    assert is_in(here)
    assert "Safari · iPhone" not in here.get("/accounts/visits/").content.decode()


def test_nobody_ends_the_visit_of_another_person(make_client, is_in):
    wang, li = make_client(), make_client(factory.make_user("administrator", "li"))

    answer = li.post(f"/accounts/visits/{Visit.objects.earliest('pk').pk}/end/")

    assert answer.status_code == 404
    assert is_in(wang)


def test_a_public_page_asks_for_no_visit_and_sets_no_cookie(make_client):
    client = make_client()
    client.get("/")

    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/")

    assert not answer.cookies
    assert not [each["sql"] for each in asked if "doors_" in each["sql"] or "django_session" in each["sql"]]


def test_an_ended_visit_does_not_see_unpublished_stories_by_their_public_addresses(make_client, wang):
    story = factory.make_article(author=wang)
    client = make_client()
    preview = f"/preview/articles/{story.pk}/"
    assert client.get(preview).status_code == 200

    pass_time(minutes=31)

    assert client.get(preview).status_code == 404


def test_from_outside_the_given_ranges_there_is_no_back_office(make_client, settings):
    client = make_client()
    settings.OFFICE_ADDRESSES = ["10.0.0.0/8", "2001:db8::/32"]
    for address, status in [("10.1.2.3", 200), ("2001:db8::1", 200), ("203.0.113.7", 404), ("", 404)]:
        assert client.get("/admin/", REMOTE_ADDR=address).status_code == status, address
        assert login_screen(address) == status, address
    assert client.get("/", REMOTE_ADDR="203.0.113.7").status_code == 200


def login_screen(address):
    return Client().get("/accounts/login/", REMOTE_ADDR=address).status_code
