"""What caches are told of public answers."""

import gzip
import re
from datetime import timedelta

import brotli
import pytest
from django.utils import timezone

from articles.public import keys
from tests import factory

PUBLIC = ["/", "/en/", "/issues/", "/districts/", "/columns/", "/photos/", "/corrections/", "/latest/"]
MACHINES = ["/feeds/latest.rss", "/feeds/latest.json", "/sitemap.xml", "/news-sitemap.xml"]


def said(response):
    """The directives of Cache-Control, as {name: seconds or True}."""
    found = {}
    for each in response["Cache-Control"].split(","):
        name, _equals, value = each.strip().partition("=")
        found[name] = int(value) if value else True
    return found


@pytest.fixture
def story(db):
    return factory.make_article("published")


@pytest.fixture
def edges(settings):
    settings.EDGES = ["nginx+http://127.0.0.1:9"]


def test_every_public_answer_says_what_caches_need(client, story, edges):
    for address in [*PUBLIC, *MACHINES, story.get_absolute_url(), f"/api/stories/{story.pk}.json"]:
        response = client.get(address)
        told = said(response)

        assert response.status_code == 200, address
        assert told["public"]
        assert told["max-age"] == 0
        assert 86_000 < told["s-maxage"] <= 86_400, address
        assert told["stale-if-error"] > 86_400
        assert "stale-while-revalidate" in told
        assert re.fullmatch(r'"[0-9a-f]{32}"', response["ETag"]), address
        assert response["X-Accel-Expires"].startswith("@")
        assert response["Surrogate-Key"], address
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", ""), address


def test_a_story_names_itself_and_when_it_changed(client, story):
    response = client.get(story.get_absolute_url())

    assert keys.story(story.pk) in response["Surrogate-Key"].split()
    assert response["Last-Modified"]


WITHDRAWN = 5  # seconds, after which a story is to be gone from everywhere


def test_where_no_edge_is_purged_copies_are_gone_in_time(client, story):
    told = said(client.get(story.get_absolute_url()))

    assert told["s-maxage"] + told["stale-while-revalidate"] < WITHDRAWN


@pytest.mark.parametrize(
    "address", ["/search/?q=驿站", "/search/?q=驿站&as=suggestions", "/search/feed.rss?q=驿站"]
)
def test_no_copy_of_a_search_shows_what_is_withdrawn(client, story, edges, address):
    told = said(client.get(address))

    assert told["s-maxage"] + told["stale-while-revalidate"] < WITHDRAWN
    assert told["stale-if-error"] > 86_400


def test_who_has_it_is_told_so_in_each_encoding(client, story, edges):
    tags = set()
    for encoding, decode in [("", bytes), ("gzip", gzip.decompress), ("br", brotli.decompress)]:
        headers = {"Accept-Encoding": encoding}
        first = client.get(story.get_absolute_url(), headers=headers)
        again = client.get(story.get_absolute_url(), headers=headers | {"If-None-Match": first["ETag"]})

        assert first.get("Content-Encoding", "") == encoding
        assert story.headline in decode(first.content).decode()
        assert int(first["Content-Length"]) == len(first.content) if encoding else True
        assert "Accept-Encoding" in first["Vary"]
        assert (again.status_code, again.content) == (304, b"")
        assert again["X-Accel-Expires"]
        assert again["Cache-Control"] == first["Cache-Control"]
        tags.add(first["ETag"])

    assert len(tags) == 3


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip"), ("identity", None), ("GZIP;q=0.5", "gzip")],
)
def test_the_best_encoding_that_is_accepted(client, story, accepted, encoding):
    response = client.get(story.get_absolute_url(), headers={"Accept-Encoding": accepted})

    assert response.get("Content-Encoding") == encoding


@pytest.mark.parametrize("seconds", [2, 90])
def test_no_copy_lasts_beyond_the_next_scheduled_publication(client, story, edges, seconds):
    moment = timezone.now() + timedelta(seconds=seconds)
    upcoming = factory.make_article("published", at=moment)

    for address in [*PUBLIC, *MACHINES, story.get_absolute_url(), upcoming.get_absolute_url()]:
        response = client.get(address)

        end = int(response["X-Accel-Expires"][1:])
        assert end < moment.timestamp(), address
        assert said(response)["s-maxage"] < seconds
        if address in ["/", upcoming.get_absolute_url()]:
            assert end + said(response)["stale-while-revalidate"] < moment.timestamp()


def test_what_is_not_there_is_kept_for_seconds_and_what_is_gone_until_it_is_purged(client, story, edges):
    withdrawn = factory.make_article("withdrawn")

    missing, gone = client.get("/articles/987654/"), client.get(withdrawn.get_absolute_url())

    assert (missing.status_code, gone.status_code) == (404, 410)
    assert said(missing)["s-maxage"] <= 2
    assert said(gone)["s-maxage"] > 86_000
    assert keys.story(withdrawn.pk) in gone["Surrogate-Key"].split()
    assert said(client.get("/no/such/place"))["s-maxage"] <= 2


def test_what_is_private_is_kept_by_nobody(client, story):
    draft = factory.make_article("draft")
    client.force_login(draft.author or factory.the("chief editor"))

    preview = client.get(f"/preview/articles/{draft.pk}/")
    office = client.get("/admin/")
    faulty = client.post(story.get_absolute_url())

    assert "no-store" in preview["Cache-Control"]
    assert "no-store" in office["Cache-Control"]
    assert faulty.status_code == 405
    assert not faulty.has_header("X-Accel-Expires")


def test_what_cannot_be_noted_is_kept_by_nobody(client, story, edges, monkeypatch, caplog):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("articles.public.caching.record", full)

    assert client.get(story.get_absolute_url())["Cache-Control"] == "no-store"
