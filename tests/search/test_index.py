"""The index keeps itself, within the transaction that changed the story."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Byline, Event
from articles.search import entries, index
from articles.search.bigrams import RULE
from articles.search.finding import search
from articles.search.models import SearchEntry
from articles.search.tokens import Held
from articles.signals import moved
from newsroom.reporters.models import Reporter

pytestmark = pytest.mark.django_db


def found(query):
    return [story.pk for story in search(query)]


def test_a_new_version_is_indexed(publish):
    story = Article.objects.create(headline="劳动竞赛", body="<p>旧的</p>")
    story.record_version(by=None)
    story.body = "<p>新的</p>"
    story.save()
    story.record_version(by=None)

    publish(story)

    assert found("新的") == [story.pk]
    assert found("旧的") == []


def test_what_is_published_is_indexed_as_it_stands(publish):
    story = Article.objects.create(headline="劳动竞赛")
    publish(story)
    assert found("劳动竞赛") == []

    event = Event(article=story, verb="publish", from_status="approved", to_status="published")
    story.refresh_from_db()
    moved.send(sender=Article, article=story, event=event)

    assert found("劳动竞赛") == [story.pk]


@pytest.mark.django_db(transaction=True)
def test_what_was_undone_is_not_indexed(publish):
    story = Article.objects.create(headline="旧的")
    story.record_version(by=None)
    publish(story)

    with transaction.atomic():
        SearchEntry.objects.filter(article=story).delete()
        Article.objects.filter(pk=story.pk).update(headline="新的")
        entries.index(Article.objects.filter(pk=story.pk))
        assert found("新的") == [story.pk]
        transaction.set_rollback(True)

    assert found("新的") == []
    assert found("旧的") == [story.pk]


def test_rebuilding_finds_what_was_not_indexed(publish, capsys):
    story = Article.objects.create(headline="劳动竞赛")
    publish(story)

    call_command("rebuild_search")

    assert found("劳动竞赛") == [story.pk]
    assert capsys.readouterr().out.strip()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("damage", [index.drop, lambda _connection: SearchEntry.objects.all().delete()])
def test_rebuilding_from_scratch_mends_a_damaged_index(make_story, damage):
    story = make_story(headline="劳动竞赛")
    damage(connection)

    call_command("rebuild_search", from_scratch=True)

    assert found("劳动竞赛") == [story.pk]
    SearchEntry.objects.all().delete()
    assert found("劳动竞赛") == []


@pytest.mark.django_db(transaction=True)
def test_an_index_that_is_there_is_not_made_twice(make_story):
    story = make_story(headline="劳动竞赛")

    index.create(connection)

    assert found("劳动竞赛") == [story.pk]


def test_indexing_costs_the_same_for_one_and_for_many(make_story):
    reporter = Reporter.objects.create(name="白莹")
    stories = [make_story(headline=f"劳动{number}", published_at=None) for number in range(10)]
    for story in stories:
        Byline.objects.create(article=story, reporter=reporter)

    with CaptureQueriesContext(connection) as for_one:
        entries.index(Article.objects.filter(pk=stories[0].pk))
    with CaptureQueriesContext(connection) as for_all:
        entries.index(Article.objects.all())

    assert len(for_all) == len(for_one)


def test_what_was_folded_by_a_former_rule_is_indexed_anew_after_migrating(make_story):
    story = make_story(headline="劳动竞赛")
    SearchEntry.objects.update(rule=RULE - 1, text="", tokens=Held(""))
    assert found("劳动竞赛") == []

    call_command("migrate", "search", verbosity=0)

    assert found("劳动竞赛") == [story.pk]


@pytest.mark.django_db(transaction=True)
def test_an_archive_is_indexed_in_one_go(make_story):
    with index.put_off(connection):
        story = make_story(headline="劳动竞赛")
        assert found("劳动竞赛") == [story.pk]

    assert found("劳动竞赛") == [story.pk]
    index.tidy(connection)
