"""Feeds and sitemaps are what their standards say, with full addresses."""

import json
from datetime import timedelta
from xml.dom import minidom

import pytest
from django.utils import timezone

from articles.public import sitemaps

pytestmark = pytest.mark.django_db


def texts(document, tag):
    return [node.firstChild.data for node in document.getElementsByTagName(tag)]


def read(client, address):
    return minidom.parseString(client.get(address).content)


def test_rss_and_atom_and_json_hold_the_same_stories(client, make_story, add_photo, settings):
    story = make_story()
    add_photo(story)
    address = f"{settings.SITE_URL}/articles/{story.pk}/"

    rss, atom = read(client, "/feeds/latest.rss"), read(client, "/feeds/latest.atom")
    items = json.loads(client.get("/feeds/latest.json").content)["items"]

    assert address in texts(rss, "link")
    assert address in [node.getAttribute("href") for node in atom.getElementsByTagName("link")]
    assert items[0]["url"] == address
    assert items[0]["authors"] == [{"name": "晁小争"}]
    assert items[0]["image"].startswith(settings.SITE_URL)
    assert rss.getElementsByTagName("enclosure")[0].getAttribute("type") == "image/jpeg"


def test_the_sitemap_lists_stories_issues_and_pages(client, make_story, make_issue, settings):
    story = make_story()
    issue = make_issue({1: [(story, "lead")]})

    found = texts(read(client, "/sitemap.xml"), "loc")

    for path in (f"/articles/{story.pk}/", f"/issues/{issue.date}/", f"/issues/{issue.date}/1/"):
        assert f"{settings.SITE_URL}{path}" in found


def test_a_large_sitemap_becomes_an_index(client, make_story, settings, monkeypatch):
    stories = [make_story(f"第{n}篇") for n in range(3)]
    monkeypatch.setattr(sitemaps, "PER_FILE", 2)

    files = texts(read(client, "/sitemap.xml"), "loc")
    second = texts(read(client, "/sitemap-stories-2.xml"), "loc")

    assert f"{settings.SITE_URL}/sitemap-stories-2.xml" in files
    assert second == [f"{settings.SITE_URL}/articles/{stories[0].pk}/"]


def test_the_news_sitemap_forgets_what_is_older_than_two_days(client, make_story):
    make_story("旧闻", at=timezone.now() - timedelta(days=3))
    make_story("新闻")

    assert texts(read(client, "/news-sitemap.xml"), "news:title") == ["新闻"]
