"""Readers of feeds take a description for HTML: what is text must come to them as text."""

from html import unescape

import pytest
from defusedxml import ElementTree
from django.test import Client

from tests.factory import add_photo, bring_to, make_article

TEXT = "<img src=x onerror=f(1)> 3 < 4 & 5"


def publish_a_story():
    story = make_article(body="<p>&lt;img src=x onerror=f(1)&gt; 3 &lt; 4 &amp; 5</p>", dateline="")
    add_photo(story, caption=TEXT, credit="晁小争 摄")
    story.record_edit(by=story.author)
    bring_to(story, "published")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/photos/feed.rss", "/photos/feed.atom", "/feeds/latest.rss", "/feeds/latest.atom"]
)
def test_a_description_is_text_even_for_who_reads_html(address):
    publish_a_story()

    tree = ElementTree.fromstring(Client().get(address).getvalue())
    (said,) = [
        each.text
        for each in tree.iter()
        if each.tag.endswith(("}summary", "description")) and "onerror" in each.text
    ]

    assert "<" not in said
    assert unescape(said).startswith(TEXT)


@pytest.mark.django_db
def test_a_feed_as_json_says_that_it_is_text():
    publish_a_story()

    (item,) = Client().get("/photos/feed.json").json()["items"]

    assert item["content_text"].startswith(TEXT)
    assert "content_html" not in item
