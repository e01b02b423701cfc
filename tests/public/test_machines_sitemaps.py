"""The sitemap: an index by month, each story where it belongs, and right about what changed."""

from datetime import datetime, timedelta
from xml.dom import minidom

import pytest
from django.utils import timezone

from articles.models import Correction

pytestmark = pytest.mark.django_db


def texts(answer, tag):
    document = minidom.parseString(answer.content)
    return [node.firstChild.data for node in document.getElementsByTagName(tag)]


@pytest.fixture
def ask(client):
    return lambda address, tag="loc": texts(client.get(address), tag)


def in_beijing(*parts):
    return timezone.make_aware(datetime(*parts))  # noqa: DTZ001


def test_every_month_has_a_file_and_every_story_is_in_that_of_its_month(ask, make_story, settings):
    last_of_may = make_story("五月最后一秒", at=in_beijing(2026, 5, 31, 23, 59, 59))
    first_of_june = make_story("六月第一秒", at=in_beijing(2026, 6, 1))

    files = ask("/sitemap.xml")

    for month, story in (("2026-05", last_of_may), ("2026-06", first_of_june)):
        assert f"{settings.SITE_URL}/sitemap-stories-{month}.xml" in files
        assert ask(f"/sitemap-stories-{month}.xml") == [f"{settings.SITE_URL}/articles/{story.pk}/"]


def test_the_index_says_of_each_file_when_it_changed(ask, make_story, make_user):
    june = make_story("六月", at=in_beijing(2026, 6, 15))
    make_story("七月", at=in_beijing(2026, 7, 2, 8))
    before = ask("/sitemap.xml", "lastmod")

    correction = Correction.objects.create(
        article=june, note="日期有误。", by=make_user("chief editor"), at=in_beijing(2026, 7, 9, 9)
    )

    assert before == ["2026-07-02T08:00:00+08:00", "2026-06-30T23:59:59+08:00"]
    assert ask("/sitemap.xml", "lastmod") == ["2026-07-02T08:00:00+08:00", "2026-07-09T09:00:00+08:00"]
    assert ask("/sitemap-stories-2026-06.xml", "lastmod") == [timezone.localtime(correction.at).isoformat()]


def test_every_file_of_the_index_is_there(client, ask, make_story, make_issue, settings):
    story = make_story()
    make_story("许久以前", at=timezone.now() - timedelta(days=100))  # with months between that have none
    issue = make_issue({1: [(story, "lead")]})

    files = ask("/sitemap.xml")
    found = []
    for file in files:
        answer = client.get(file.removeprefix(settings.SITE_URL))
        assert answer.status_code == 200, file
        found += texts(answer, "loc")

    for path in (
        *("/", "/districts/fangshan/doudian/", "/columns/gonghui/", "/tags/%E9%A9%BF%E7%AB%99/"),
        *(f"/articles/{story.pk}/", f"/issues/{issue.date}/", f"/issues/{issue.date}/1/"),
        f"/reporters/{story.bylines.get().reporter_id}/",
        f"/unions/{story.unions.get().pk}/",
    ):
        assert found.count(f"{settings.SITE_URL}{path}") == 1, path
    assert client.get("/sitemap-stories-2001-01.xml").status_code == 404


def test_the_index_costs_the_same_for_any_number_of_stories(
    client, make_story, django_assert_max_num_queries
):
    for number in range(5):
        make_story(f"第{number}篇", at=timezone.now() - timedelta(days=40 * number + 1))

    with django_assert_max_num_queries(6):
        client.get("/sitemap.xml")


def test_pictures_stand_with_their_stories(ask, make_story, add_photo):
    story = make_story()
    photo = add_photo(story).photo
    month = f"{timezone.localtime(story.published_at):%Y-%m}"

    for file in (f"/sitemap-stories-{month}.xml", "/news-sitemap.xml"):
        assert [address.endswith(photo.src) for address in ask(file, "image:loc")] == [True]


def test_the_news_sitemap_forgets_what_is_older_than_two_days(ask, make_story):
    make_story("旧闻", at=timezone.now() - timedelta(days=3))
    make_story("新闻")

    assert ask("/news-sitemap.xml", "news:title") == ["新闻"]


def test_no_file_is_empty(ask, make_story, settings):
    make_story("许久以前", at=timezone.now() - timedelta(days=100))
    make_story("不久以前", at=timezone.now() - timedelta(days=3))
    between = timezone.localdate() - timedelta(days=50)

    for file in ("/news-sitemap.xml", f"/sitemap-stories-{between:%Y-%m}.xml"):
        assert ask(file) == [f"{settings.SITE_URL}/latest/"], file
