"""A prepared queryset finds what the queryset would, whatever the values and the time."""

from datetime import timedelta
from unittest import mock

import pytest
from django.db import connection, connections
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


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL keeps plans")
class TestPlanned:
    def test_the_database_has_one_statement_for_all_values(self, stories):
        for pk in (stories[0].pk, 7, 2**40):  # which PostgreSQL would send as smallint, integer, bigint
            _published.all(pk)

        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT parameter_types::text[] FROM pg_prepared_statements WHERE statement ~ %s", ["column"]
            )
            found = cursor.fetchall()
        assert found == [(["timestamp with time zone", "bigint"],)]

    @pytest.mark.django_db(transaction=True)
    def test_a_column_may_be_altered_meanwhile(self):
        story = Article.objects.create(headline="百年")
        headlines = Prepared(lambda pk: Article.objects.filter(pk=pk).values_list("kicker"))
        assert headlines.all(story.pk) == [("",)]

        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT character_maximum_length FROM information_schema.columns WHERE "
                "table_name = %s AND column_name = 'kicker'",
                [Article._meta.db_table],
            )
            (length,) = cursor.fetchone()
            other = connections.create_connection("default")
            try:
                with other.cursor() as beside:
                    beside.execute("ALTER TABLE articles_article ALTER COLUMN kicker TYPE text")
                    assert headlines.all(story.pk) == [("",)]
            finally:
                with other.cursor() as beside:
                    beside.execute(f"ALTER TABLE articles_article ALTER COLUMN kicker TYPE varchar({length})")
                other.close()

    def test_a_list_is_one_value(self, stories):
        ids = [story.pk for story in stories]
        assert _some.all(padded(ids[1:3]), "第2篇") == [stories[1]]
        assert _some.all(padded(ids), "第2篇") == [stories[pk] for pk in (4, 3, 1, 0)]

        statement = _some.written["default", 8, None]
        assert statement.sql.count("%s") == 2
        assert statement.slots == [slice(0, 8), 8]

    def test_a_pooler_of_transactions_gets_plain_queries(self, stories):
        plain = Prepared(lambda pk: Article.objects.filter(pk=pk).values_list("headline", flat=True))

        with mock.patch.dict(connection.settings_dict["OPTIONS"], prepare_threshold=None):
            assert plain.all(stories[1].pk) == ["第1篇"]

        assert not plain.written["default", None].is_planned
