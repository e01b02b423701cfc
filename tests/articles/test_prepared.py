"""A prepared queryset finds what the queryset would, whatever the values and the time."""

from datetime import timedelta
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from articles.prepared import Prepared, padded

pytestmark = pytest.mark.django_db

_published = Prepared(lambda pk: Article.objects.published().filter(pk=pk).select_related("column"))
_some = Prepared(lambda ids, text: Article.objects.filter(pk__in=ids).exclude(headline=text).order_by("-pk"))
_since = Prepared(
    lambda at: Article.objects.filter(published_at__gte=at).order_by("pk").values_list("headline", "pk")
)


@pytest.fixture
def stories():
    now = timezone.now()
    return Article.objects.bulk_create(
        Article(headline=f"第{n}篇", status="published", published_at=now + timedelta(hours=n - 2))
        for n in range(5)
    )


def test_values_take_the_place_of_others(stories):
    for story in stories:
        assert _published.all(story.pk) == list(Article.objects.published().filter(pk=story.pk))
    assert _some.all(padded([each.pk for each in stories[:2]]), "第1篇") == [stories[0]]
    assert _some.all(padded([each.pk for each in stories[2:]]), "") == stories[:1:-1]
    assert _since.all(stories[3].published_at) == [(each.headline, each.pk) for each in stories[3:]]


def test_now_is_the_time_of_the_call(stories):
    assert not _published.all(stories[4].pk)

    with mock.patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=1)):
        assert _published.all(stories[4].pk) == [stories[4]]


def test_it_is_one_query_and_what_it_finds_is_like_any_other(stories):
    _published.all(stories[0].pk)

    with CaptureQueriesContext(connection) as captured:
        (story,) = _published.all(stories[0].pk)
        assert story.column is None

    assert len(captured) == 1
    assert story.is_published


def test_a_value_that_decides_is_refused():
    decides = Prepared(lambda pk: Article.objects.filter(pk=1 if pk == 1 else 2))

    with pytest.raises(AssertionError, match="decided"):
        decides.all(1)


def test_padding_repeats_the_last():
    assert padded([3, 4]) == (3, 4, 4, 4, 4, 4, 4, 4)
    assert padded([]) == ()
