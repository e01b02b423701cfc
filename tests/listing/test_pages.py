"""Numbered pages are counted from the oldest, and stay; the newest page has what comes after."""

from datetime import timedelta
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.listing import reading
from articles.listing.keeping import keep
from articles.listing.models import ListPage, StoryList
from articles.listing.rebuilding import rebuild
from articles.listing.signals import kept, redrawn
from articles.models import Article
from tests import factory

pytestmark = pytest.mark.django_db


def headlines(page):
    return [story.headline for story in page]


def numbered(first, last):
    """第19篇 … 第0篇: as they stand on a page, newest first."""
    return [f"第{number}篇" for number in range(last, first - 1, -1)]


def at(moment):
    return mock.patch("django.utils.timezone.now", return_value=moment)


def test_a_short_list_is_one_page(fill):
    fill(39)

    page = reading.newest("all")

    assert headlines(page) == numbered(0, 38)
    assert (page.number, page.earlier, page.later, page.count) == (None, None, None, 39)
    with pytest.raises(reading.StillNewest):
        reading.page("all", 0, 1)
    with pytest.raises(reading.NoSuchPage):
        reading.page("all", 0, 3)


def test_what_is_older_stands_on_numbered_pages(fill):
    fill(85)

    newest, second, first = reading.newest("all"), reading.page("all", 0, 2), reading.page("all", 0, 1)

    assert headlines(newest) == numbered(60, 84)
    assert newest.earlier == 3
    assert headlines(second) == numbered(20, 39)
    assert (second.earlier, second.later, second.count) == (1, 3, None)
    assert headlines(first) == numbered(0, 19)
    assert first.earlier is None


def test_every_story_is_on_one_page_however_they_came(fill):
    fill(130, one_by_one=True)

    newest = reading.newest("all")
    found = headlines(newest)
    for number in range(newest.earlier, 0, -1):
        found += headlines(reading.page("all", 0, number))

    assert found == numbered(0, 129)
    drawn = list(ListPage.objects.order_by("number").values_list("number", "at", "article_id"))
    rebuild()
    assert list(ListPage.objects.order_by("number").values_list("number", "at", "article_id")) == drawn


def test_a_full_page_is_not_changed_by_what_is_published_after(fill):
    fill(60)
    before = headlines(reading.page("all", 0, 1))

    fill(100, since=timezone.now() - timedelta(hours=9))

    assert headlines(reading.page("all", 0, 1)) == before
    assert headlines(reading.page("all", 0, 3)) == numbered(40, 59)


def test_a_withdrawn_story_leaves_its_page_shorter_and_the_others_alone(fill):
    stories = fill(100)
    Article.objects.filter(pk=stories[25].pk).update(status="withdrawn")
    keep([stories[25].pk])

    assert len(reading.page("all", 0, 2)) == 19
    assert headlines(reading.page("all", 0, 3)) == numbered(40, 59)
    assert reading.newest("all").count == 99


def test_what_is_written_past_the_moves_is_not_shown_for_that(fill):
    stories = fill(3)
    Article.objects.filter(pk=stories[0].pk).update(status="withdrawn")

    assert headlines(reading.newest("all")) == numbered(1, 2)


def test_a_set_time_comes_without_anybody_doing_anything(fill):
    now = timezone.now()
    fill(50)
    keep_at = now + timedelta(hours=1)
    issue = Article.objects.bulk_create(
        Article(headline=f"后{n}", status="published", published_at=keep_at) for n in range(60)
    )
    keep([story.pk for story in issue])

    assert headlines(reading.newest("all")) == numbered(20, 49)
    assert reading.newest("all").count == 50
    with at(keep_at):
        newest = reading.newest("all")
        assert newest.count == 110
        assert len(newest) == 30
        assert headlines(newest) == [f"后{n}" for n in range(59, 29, -1)]
        assert headlines(reading.page("all", 0, newest.earlier)) == [*(f"后{n}" for n in range(29, 9, -1))]
        assert headlines(reading.page("all", 0, 3)) == [
            *(f"后{n}" for n in range(9, -1, -1)),
            *numbered(40, 49),
        ]


def test_what_goes_out_before_a_set_time_does_not_unsettle_its_pages(fill):
    now = timezone.now()
    fill(30)
    fill(60, since=now + timedelta(hours=1))
    fill(25, since=now - timedelta(hours=1))

    with at(now + timedelta(hours=9)):
        sizes = [len(reading.page("all", 0, number)) for number in range(1, 4)]
    assert sizes == [20, 20, 20]


def test_what_is_called_back_leaves_no_empty_pages(fill):
    fill(30)
    issue = fill(60, since=timezone.now() + timedelta(hours=1))
    Article.objects.filter(pk__in=[story.pk for story in issue]).update(status="approved", published_at=None)
    keep([story.pk for story in issue])

    assert ListPage.objects.count() == 2
    assert StoryList.objects.get(kind="all").stories == 30


def test_a_back_dated_story_goes_where_it_belongs(fill):
    stories = fill(60)
    fill(1, since=stories[5].published_at)

    assert len(reading.page("all", 0, 1)) == 21


def test_a_page_that_is_crowded_by_an_archive_is_drawn_anew(fill):
    heard = []
    redrawn.connect(listener := lambda **said: heard.append((said["kind"], said["number"])))
    stories = fill(80)

    fill(70, since=stories[5].published_at, step=timedelta(microseconds=9))
    redrawn.disconnect(listener)

    sizes = [len(reading.page("all", 0, number)) for number in range(1, 7)]
    assert sizes == [20] * 6
    assert heard == [("all", 1)]


def test_who_asks_hears_what_came_and_went(fill):
    heard = []
    kept.connect(listener := lambda **said: heard.append({row[::3] for row in said["rows"]}))

    story, *_others = fill(3)
    Article.objects.filter(pk=story.pk).update(status="withdrawn")
    keep([story.pk])
    kept.disconnect(listener)

    assert [len(rows) for rows in heard] == [3, 1]
    assert heard[1] == {("all", story.pk)}


def test_the_cost_of_publishing_and_reading_does_not_grow_with_the_archive(fill):
    def queries(work):
        with CaptureQueriesContext(connection) as captured:
            work()
        return len(captured)

    def cost():
        story = factory.make_article("approved")
        publish = queries(lambda: story.publish(by=factory.the("chief editor")))
        return publish, queries(lambda: reading.newest("all")), queries(lambda: reading.page("all", 0, 1))

    fill(45)
    cost()
    few = cost()
    fill(400)

    assert cost() == few
    assert few[1] <= 5  # the pages, the stories, and what a card shows
