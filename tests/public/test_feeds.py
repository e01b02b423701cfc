"""The three feeds of all stories say the same."""

import json
from xml.dom import minidom

import pytest

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
