"""The paper on the reader's device: manifest, worker, the list of what is kept, days of mourning."""

import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.mourning import keeping
from articles.mourning.days import is_mourning, next_change
from articles.mourning.models import Mourning, MourningEvent
from articles.outbox.models import Errand

pytestmark = pytest.mark.django_db


def test_the_manifest_names_the_paper_and_icons_that_are_there(client):
    response = client.get("/manifest.webmanifest")

    data = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert data["start_url"] == data["scope"] == "/"
    assert {icon["purpose"] for icon in data["icons"]} == {"any", "maskable"}


def test_every_page_leads_to_the_manifest_and_the_worker(client):
    page = client.get("/columns/").content.decode()

    assert (
        'rel="manifest" href="/manifest.webmanifest" data-worker="/sw.js" data-keeps="/offline.json"' in page
    )
    assert 'data-keeps="/en/offline.json"' in client.get("/en/columns/").content.decode()


def test_the_worker_may_ask_this_site_only_and_is_looked_for_each_time(client):
    response = client.get("/sw.js")

    assert response["Content-Security-Policy"] == "default-src 'none'; connect-src 'self'"
    assert "max-age=0" in response["Cache-Control"]
    assert "admin" in response.content.decode()  # which it leaves alone


def test_switched_off_the_worker_ends_itself(client, settings):
    settings.OFFLINE_READING = False

    script = client.get("/sw.js").content.decode()

    assert "unregister" in script
    assert "fetch" not in script


def test_what_is_kept_is_the_latest_issue_and_nothing_hidden(client, make_story, make_issue, add_photo):
    shown, hidden = make_story(), make_story("撤下的标题", status="withdrawn")
    use = add_photo(shown)
    issue = make_issue({1: [(shown, "lead"), (hidden, "second")]})

    data = client.get("/offline.json").json()

    assert data["issue"] == str(issue.date)
    assert [path for path, _version in data["pages"]] == [
        "/",
        f"/issues/{issue.date}/",
        f"/issues/{issue.date}/1/",
    ]
    assert [(path, headline) for path, _version, headline in data["stories"]] == [
        (f"/articles/{shown.pk}/", shown.headline)
    ]
    assert data["pictures"] == [use.photo.thumbnail_url]
    assert client.get("/en/offline.json").json()["stories"][0][0] == f"/en/articles/{shown.pk}/"


def test_without_an_issue_the_home_page_is_kept(client):
    assert client.get("/offline.json").json()["pages"] == [["/", ""]]


# Days of mourning


def declare(make_user, *, start=0, end=0, **fields):
    today = timezone.localdate()
    mourning = Mourning(
        starts_on=today + timedelta(start), ends_on=today + timedelta(end), reason="国家公祭", **fields
    )
    keeping.keep(mourning, by=make_user("chief editor"))
    cache.clear()  # as after the ten seconds for which it is remembered
    return mourning


def test_on_days_of_mourning_the_public_site_is_grey_and_nothing_else(client, make_user):
    assert "data-mourning" not in client.get("/").content.decode()

    declare(make_user)

    assert " data-mourning>" in client.get("/").content.decode()
    assert " data-mourning>" in client.get("/nothing/").content.decode()
    assert "data-mourning" not in client.get("/accounts/login/").content.decode()


@pytest.mark.parametrize(("start", "end"), [(1, 2), (-2, -1)])
def test_before_and_after_it_is_not(client, make_user, start, end):
    declare(make_user, start=start, end=end)

    assert not is_mourning()


def test_no_copy_lasts_beyond_the_moment_of_turning_grey(client, make_user):
    declare(make_user, start=1, end=1)

    tomorrow = timezone.localtime(next_change())
    assert (tomorrow.date(), tomorrow.hour) == (timezone.localdate() + timedelta(1), 0)


def test_the_switch_drops_every_page_and_stands_in_a_record_that_stays(make_user):
    mourning = declare(make_user)
    mourning.is_on = False
    keeping.keep(mourning, by=make_user("administrator"))
    cache.clear()

    assert not is_mourning()
    assert [event.verb for event in mourning.events.all()] == ["switched_off", "set"]
    assert Errand.objects.filter(kind="purge", arguments={"keys": ["all"]}).count() == 4
    with pytest.raises(DatabaseError), transaction.atomic():
        MourningEvent.objects.update(note="")


def test_the_back_office_sets_them(client, make_user):
    client.force_login(make_user("chief editor"))
    today = timezone.localdate()

    response = client.post(
        "/admin/mourning/mourning/add/", {"starts_on": today, "ends_on": today, "reason": "国家公祭"}
    )
    wrong = client.post(
        "/admin/mourning/mourning/add/",
        {"starts_on": today, "ends_on": today - timedelta(1), "reason": "国家公祭"},
    )

    assert response.status_code == 302
    assert Mourning.objects.get().events.get().actor.username == "chief-editor"
    assert wrong.status_code == 200
    assert Mourning.objects.count() == 1
