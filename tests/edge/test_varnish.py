"""Readers at the real Varnish, in front of the real gunicorn, with the real worker beside it."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.districts.models import District
from tests import factory
from tests.edge import varnish
from tests.edge.conftest import running

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once,
    pytest.mark.skipif(not varnish.program(), reason="NO VARNISH: varnishd is not here. Install varnish."),
]
NOTE = "与事实不符"


@pytest.fixture(scope="module")
def running_stack(tmp_path_factory, django_db_setup):
    with running(varnish.VarnishStack, tmp_path_factory.mktemp("varnish")) as edge:
        yield edge


@pytest.fixture
def chief(edge):
    return factory.the("chief editor")


def test_a_page_is_kept_once_for_all_readers(edge):
    story = factory.make_article("published", "窦店镇建起八处暖心驿站")
    address = story.get_absolute_url()

    first, second = edge.get(address), edge.get(address)
    assert (first.cache, second.cache) == ("MISS", "HIT")
    for name in ["Set-Cookie", "Surrogate-Key", "X-Accel-Expires"]:
        assert name not in first.headers

    assert edge.get(address, Cookie="sessionid=abc; theme=dark").cache == "HIT"
    assert edge.get(f"{address}?from=singlemessage&isappinstalled=0").cache == "HIT"
    assert edge.get(address, Accept_Encoding="gzip").cache == "HIT"
    again = edge.get(address, If_None_Match=second.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    edge.get("/search/?q=%E9%A9%BF%E7%AB%99&from=x")
    assert edge.get("/search/?q=%E6%9A%96%E5%BF%83&from=x").cache == "MISS"  # another question
    for private in ["/admin/login/", "/healthz", f"/preview/articles/{story.pk}/"]:
        assert edge.get(private).cache is None, private
        assert edge.get(private).cache is None, private


def test_what_changes_is_dropped_and_nothing_else(edge, chief):
    place = District.objects.get(path="fangshan/doudian")
    changing = factory.make_article("published", "窦店镇建起八处暖心驿站", districts=[place])
    other = factory.make_article("published", "海淀区职工运动会开幕")
    address = changing.get_absolute_url()
    shown_on = [address, f"/api/stories/{changing.pk}.json", "/districts/fangshan/", "/"]
    elsewhere = [other.get_absolute_url(), "/columns/"]
    edge.touch(*shown_on, *elsewhere)

    changing.correct(by=chief, note="数字有误", headline="窦店镇建起十二处暖心驿站")
    edge.wait_until(lambda: "十二处" in edge.get(address).text, "it was not purged")
    for each in shown_on:
        assert "十二处" in edge.get(each).text, each
    assert [edge.get(each).cache for each in elsewhere] == ["HIT"] * 2

    time.sleep(3.5)  # the second look at the correction is over
    edge.touch(*shown_on)
    changing.withdraw(by=chief, note=NOTE)
    edge.wait_until(lambda: edge.get(address).status == 410, "it was not purged")
    for each in shown_on[2:]:
        assert "十二处" not in edge.get(each).text, each
    assert [edge.get(each).cache for each in elsewhere] == ["HIT"] * 2


def test_only_who_stands_at_its_own_door_may_purge(edge):
    story = factory.make_article("published", "窦店镇建起八处暖心驿站")
    edge.touch(story.get_absolute_url())

    assert edge.get("/", "BAN", X_Ban_Keys=".").status == 405

    assert edge.get(story.get_absolute_url()).cache == "HIT"


def test_what_was_served_is_served_whatever_is_away(edge, chief):
    story = factory.make_article("published", "窦店镇建起八处暖心驿站")
    served = ["/", "/latest/", story.get_absolute_url(), "/feeds/latest.rss"]
    upcoming = factory.make_article("approved", "很快就到")
    moment = timezone.now() + timedelta(seconds=4)
    edge.stack.end("worker")
    upcoming.publish(by=chief, at=moment)  # by then every copy has run out
    for address in served:
        assert edge.get(address).status == 200
    time.sleep(max(0, (moment - timezone.now()).total_seconds()) + 0.1)

    edge.stack.end("app")
    for address in served * 2:
        answer = edge.get(address)
        assert (answer.status, answer.cache) == (200, "STALE"), address
    unknown = edge.get("/issues/")
    assert (unknown.status, unknown.headers["Cache-Control"]) == (503, "no-store")
    assert "<h1" in unknown.text

    edge.stack.start_app()
    edge.wait_until(lambda: upcoming.headline in edge.get("/").text, "the old page is still shown")


def test_nobody_notices_a_restart(edge):
    statuses = edge.statuses_during_a_restart(factory.make_article("published"))

    assert set(statuses) == {200}
