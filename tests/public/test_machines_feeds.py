"""Every list has its feed in three formats, and each is what its standard and the W3C want."""

import pytest
from django.utils import timezone

from articles.models import Article, Correction
from tests.public import feed_rules

pytestmark = pytest.mark.django_db

LISTS = {
    "latest": "/feeds/latest",
    "issues": "/issues/feed",
    "districts": "/districts/feed",
    "a district": "/districts/fangshan/feed",
    "a town": "/districts/fangshan/doudian/feed",
    "a union": "/unions/{union}/feed",
    "columns": "/columns/feed",
    "a column": "/columns/gonghui/feed",
    "a tag": "/tags/%E9%A9%BF%E7%AB%99/feed",
    "a person": "/reporters/{person}/feed",
    "photos": "/photos/feed",
    "corrections": "/corrections/feed",
}


@pytest.fixture
def paper(make_story, make_issue, add_photo, make_user):
    """Stories that came out in the same moment, as those of an issue do; one with no text at all."""
    now = timezone.now()
    stories = [
        make_story(f"第{n}篇 <b>&amp;", at=now, body=body) for n, body in enumerate(["", "<p>正文。</p>"])
    ]
    for story in stories:
        add_photo(story)
        Correction.objects.create(article=story, note="日期有误。", by=make_user(f"chief {story.pk}"))
    make_issue({1: [(story, "lead") for story in stories]})
    return {
        "union": stories[0].unions.get().pk,
        "person": stories[0].bylines.get().reporter_id,
    }


@pytest.fixture
def make_user(db):
    from django.contrib.auth import get_user_model

    return get_user_model().objects.create_user


def test_every_feed_is_what_validators_want(client, paper, settings):
    wrong = {}

    for name, route in LISTS.items():
        address = route.format(**paper)
        for kind, check in (("rss", feed_rules.rss), ("atom", feed_rules.atom), ("json", feed_rules.json)):
            answer = client.get(f"{address}.{kind}")
            assert answer.status_code == 200, f"{address}.{kind}"
            content = answer.json() if kind == "json" else answer.content
            wrong[f"{name}, {kind}"] = check(content, f"{settings.SITE_URL}{address}.{kind}")

    assert {name: found for name, found in wrong.items() if found} == {}


def test_the_feed_of_all_stories_holds_more_than_one_issue(client, make_story):
    for number in range(3):
        make_story(f"第{number}篇")

    items = client.get("/feeds/latest.json").json()["items"]

    assert [item["title"] for item in items] == ["第2篇", "第1篇", "第0篇"]


def test_a_correction_shows_as_a_change_and_not_as_a_new_story(client, make_story, make_user):
    story = make_story()
    before = client.get("/feeds/latest.json").json()["items"][0]

    Correction.objects.create(article=story, note="日期有误。", by=make_user("chief"))
    after = client.get("/feeds/latest.json").json()["items"][0]

    assert after["id"] == before["id"]
    assert after["date_published"] == before["date_published"]
    assert after["date_modified"] > before["date_modified"]


def test_a_photo_whose_file_is_gone_is_left_out(client, make_story, add_photo):
    story = make_story()
    photo = add_photo(story).photo
    photo.picture.storage.delete(photo.renditions["JPEG"][-1].name)

    item = client.get("/feeds/latest.json").json()["items"][0]

    assert "attachments" not in item
    assert Article.objects.get(pk=story.pk).photo_uses.exists()
