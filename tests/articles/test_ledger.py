"""Rule 8: the ledger only grows, and whoever reads it knows what happened to a story."""

import pytest
from django.db import DatabaseError, connection, transaction

from articles.models import Correction, Event, Version
from articles.moves import MOVES
from tests import factory
from tests.factory import the


@pytest.fixture
def story(db):
    story = factory.make_article("published")
    story.correct(by=the("chief editor"), note="更正", kicker="新")
    return story


def refused(act):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        act()


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("model", [Event, Version, Correction])
def test_no_row_changes_or_goes(story, model):
    table, before = model._meta.db_table, list(model.objects.order_by("pk").values())

    refused(lambda: sql(f"UPDATE {table} SET article_id = article_id"))
    refused(lambda: sql(f"DELETE FROM {table}"))
    refused(lambda: model.objects.update(article=story))
    refused(model.objects.all().delete)
    refused(model.objects.first().delete)
    refused(model.objects.first().save)

    assert list(model.objects.order_by("pk").values()) == before


def test_nor_do_all_of_them_at_once(story):
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")  # else the server refuses for another reason
        refused(lambda: sql("TRUNCATE articles_event CASCADE"))
        refused(lambda: sql("TRUNCATE articles_version CASCADE"))
    else:
        refused(lambda: sql("INSERT OR REPLACE INTO articles_event SELECT * FROM articles_event"))


def test_the_story_itself_cannot_be_taken_from_under_its_ledger(story):
    with pytest.raises(DatabaseError), transaction.atomic():
        type(story).objects.filter(pk=story.pk).delete()
        sql("SET CONSTRAINTS ALL IMMEDIATE" if connection.vendor == "postgresql" else "SELECT 1")


def test_each_move_is_one_row_with_who_what_from_where_to_where_and_why(db):
    story = factory.make_article("first_review")

    event = story.send_back(by=the("desk editor"), note=" 缺数字\n")

    assert story.events.last() == event
    assert (event.actor, event.verb, event.note) == (the("desk editor"), "send_back", "缺数字")
    assert (event.from_status, event.to_status) == ("first_review", "draft")
    assert event.at == story.status_changed_at or event.at > story.created_at


def test_a_review_is_recorded_with_the_digest_of_what_was_signed(story):
    signing = story.events.filter(verb__in=["submit", "pass_review", "sign_off", "correct"])

    digests = set(story.versions.values_list("digest", flat=True))
    assert signing.count() == 5
    assert {event.digest for event in signing} <= digests
    assert signing.last().digest == story.current_digest()


def test_a_refused_move_leaves_no_row(db):
    from articles.moves import MoveRefused

    story = factory.make_article("first_review")
    before = story.events.count()

    for act in (
        lambda: story.pass_review(by=the("desk chief")),
        lambda: story.send_back(by=the("desk editor"), note=""),
        lambda: story.publish(by=the("chief editor")),
    ):
        with pytest.raises(MoveRefused):
            act()

    assert story.events.count() == before


def test_the_rows_of_a_story_form_a_chain_from_draft_to_what_it_is(story):
    story.withdraw(by=the("chief editor"), note="撤")
    story.restore(by=the("chief editor"))

    at = "draft"
    for event in story.events.order_by("pk"):
        assert event.from_status == at
        assert event.get_verb_display() == MOVES[event.verb].label
        at = event.to_status
    assert at == story.status
