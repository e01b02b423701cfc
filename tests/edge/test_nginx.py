"""Readers at the real nginx, in front of the real gunicorn, with the real worker beside it."""

import gzip
import time
from datetime import timedelta

import brotli
import pytest
from django.utils import timezone

from articles.corrections import open_for_correction
from articles.outbox.models import Errand
from newsroom.districts.models import District
from tests import factory
from tests.edge.failing import FailingWay

NOTE = "与事实不符"
BUSY = 1  # seconds that a machine with other work may take besides


@pytest.fixture
def chief(edge):
    return factory.the("chief editor")


def make(headline, **fields):
    return factory.make_article("published", headline, **fields)


def test_a_page_is_kept_once_for_all_readers(edge):
    story = make("窦店镇建起八处暖心驿站")
    address = story.get_absolute_url()

    first, second = edge.get(address), edge.get(address)
    assert (first.cache, second.cache) == ("MISS", "HIT")
    assert "Set-Cookie" not in first.headers
    assert "Surrogate-Key" not in first.headers

    assert edge.get(address, Cookie="sessionid=abc; theme=dark").cache == "HIT"
    assert edge.get(f"{address}?from=singlemessage&isappinstalled=0").cache == "HIT"
    again = edge.get(address, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")

    for encoding, decode in [("gzip", gzip.decompress), ("gzip, br", brotli.decompress)]:
        edge.get(address, Accept_Encoding=encoding)
        packed = edge.get(address, Accept_Encoding=encoding)
        assert packed.cache == "HIT"
        assert story.headline in decode(packed.body).decode()

    odd = address.replace("articles", "%61rticles")  # another spelling would be purged by nobody
    assert edge.get(odd).cache != "HIT"
    assert edge.get(odd).cache != "HIT"
    for private in ["/admin/login/", "/healthz", f"/preview/articles/{story.pk}/"]:
        assert edge.get(private).cache is None, private
    assert edge.get("/purge/").status == 404  # a door of its own


def test_what_changes_is_dropped_and_nothing_else(edge, chief):
    place = District.objects.get(path="fangshan/doudian")
    changing = make("窦店镇建起八处暖心驿站", districts=[place], tags=["驿站"])
    with open_for_correction(changing.pk):
        photo = factory.add_photo(changing).photo
    other = make("海淀区职工运动会开幕", districts=[District.objects.get(path="haidian")])
    picture = photo.src
    addresses = [changing.get_absolute_url(), f"/api/stories/{changing.pk}.json", "/", picture]
    lists = ["/districts/fangshan/", "/en/districts/fangshan/", "/districts/fangshan/doudian/feed.rss"]
    elsewhere = [other.get_absolute_url(), "/districts/haidian/", "/columns/"]
    edge.touch(*addresses, *lists, *elsewhere)

    changing.correct(by=chief, note="数字有误", headline="窦店镇建起九处暖心驿站")
    for address in addresses[:2] + lists:
        edge.wait_until(lambda a=address: "九处" in edge.get(a).text, f"{address} was not corrected")
    assert "数字有误" in edge.get("/corrections/").text
    assert [edge.get(each).cache for each in elsewhere] == ["HIT"] * 3

    edge.touch(*addresses, *lists)
    changing.withdraw(by=chief, note=NOTE)
    edge.wait_until(lambda: edge.get(addresses[0]).status == 410, "the story is still there")
    edge.wait_until(lambda: edge.get(picture).status == 410, "its photo is still there")
    for address in ["/", *lists]:
        edge.wait_until(lambda a=address: "九处" not in edge.get(a).text, f"{address} still shows it")
    assert [edge.get(each).cache for each in elsewhere] == ["HIT"] * 3

    edge.touch("/", "/districts/haidian/")
    new = make("海淀区新添三家职工书屋", districts=[District.objects.get(path="haidian")])
    for address in ["/", "/districts/haidian/"]:
        edge.wait_until(lambda a=address: new.headline in edge.get(a).text, f"{address} has not got it")
    assert edge.get(other.get_absolute_url()).cache == "HIT"


def test_a_scheduled_story_is_there_on_the_second(edge, chief):
    make("窦店镇建起八处暖心驿站")
    upcoming = factory.make_article("approved", "明天开幕的运动会")
    moment = (timezone.now() + timedelta(seconds=3)).replace(microsecond=0)
    upcoming.publish(by=chief, at=moment)
    while timezone.now() < moment - timedelta(seconds=0.3):
        assert upcoming.headline not in edge.get("/").text
        assert edge.get(upcoming.get_absolute_url()).status == 404
        time.sleep(0.1)

    time.sleep(max(0, (moment - timezone.now()).total_seconds()) + 0.02)

    assert upcoming.headline in edge.get("/").text
    assert edge.get(upcoming.get_absolute_url()).status == 200


def test_what_was_served_is_served_whatever_is_away(edge, chief):
    story = make("窦店镇建起八处暖心驿站")
    served = ["/", "/latest/", story.get_absolute_url(), "/feeds/latest.rss", "/sitemap.xml"]
    upcoming = factory.make_article("approved", "很快就到")
    edge.touch(*served)
    moment = timezone.now() + timedelta(seconds=4)
    upcoming.publish(by=chief, at=moment)  # by then every copy has run out
    edge.forget_everything()
    for address in served:
        assert edge.get(address).status == 200
    time.sleep(max(0, (moment - timezone.now()).total_seconds()) + 1)

    edge.stack.end("app")
    for address in served * 2:
        assert edge.get(address).status == 200, address
    assert edge.get(served[2]).cache == "STALE"
    packed = edge.get(served[2], Accept_Encoding="br")  # for which nobody ever asked
    assert (packed.status, story.headline in packed.text) == (200, True)
    unknown = edge.get("/issues/")
    assert (unknown.status, unknown.headers["Cache-Control"]) == (503, "no-store")

    edge.stack.start_app()
    assert edge.get("/issues/").status == 200
    if edge.relay:
        edge.relay.cut()
        assert edge.get("/readyz").status == 503
        for address in served * 2:
            assert edge.get(address).status == 200, address
        edge.relay.connect()
        edge.wait_until(lambda: edge.get("/readyz").status == 200, "the database is not found again")


def test_a_purge_that_fails_is_told_and_tried_again(edge, chief, client):
    story = make("窦店镇建起八处暖心驿站")
    edge.touch(story.get_absolute_url())
    edge.stack.end("edge")
    story.correct(by=chief, note="数字有误", headline="窦店镇建起九处暖心驿站")
    failed = Errand.objects.undone().exclude(last_error="")
    edge.wait_until(failed.exists, "nobody tried to purge")
    assert "ConnectionRefusedError" in failed.first().last_error

    long_ago = timezone.now() - timedelta(minutes=2)
    failed.update(wanted_at=long_ago)
    told = client.get("/readyz")
    assert (told.status_code, "outbox: failed" in told.text) == (503, True)

    edge.stack.start_edge()
    edge.wait_until(lambda: "九处" in edge.get(story.get_absolute_url()).text, "it was not purged at last")
    edge.wait_until(lambda: client.get("/readyz").status_code == 200, "/readyz does not calm down")


@pytest.mark.parametrize("each", ["attempt", "order"])
def test_withdrawn_is_gone_within_five_seconds_though_every_third_purge_fails(edge, chief, each, settings):
    """All surfaces, many times, and the control: tests/soak/soak_withdrawal.py."""
    stories = [make(f"第{number}座驿站") for number in range(3)]
    stack, edges = edge.stack, edge.stack.edge
    with FailingWay(stack.purging, each=each, seed=5, fails=0.4) as way:
        stack.end("worker")
        stack.edge = f"nginx+http://127.0.0.1:{way.port}"
        stack.start_worker()
        try:
            make("工人到岗")
            begins = time.monotonic()
            while Errand.objects.undone().filter(kind__startswith="purge").exists():  # until it works
                assert time.monotonic() < begins + 60, stack.log("worker")
                time.sleep(0.1)
            for story in stories:
                pages = [story.get_absolute_url(), f"/api/stories/{story.pk}.json"]
                for address in [*pages, "/latest/"]:
                    edge.get(address)
                assert edge.get(pages[0]).cache == "HIT"
                story.withdraw(by=chief, note=NOTE)
                since = time.monotonic()
                for address in pages:
                    edge.wait_until(lambda a=address: edge.get(a).status == 410, f"{address} is there")
                edge.wait_until(lambda: story.headline not in edge.get("/latest/").text, "it is in the list")
                assert time.monotonic() - since < 5 + BUSY
            assert way.failed
        finally:
            stack.end("worker")
            stack.edge = edges
            Errand.objects.all().delete()
