from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles.moves import MoveRefused
from articles.numbers import statements
from articles.numbers.models import Statement, StoryKind
from articles.numbers.periods import midnight
from tests.factory import in_hours, make_article, make_reporter, the

pytestmark = pytest.mark.django_db
BODY = "<p>" + "职工" * 50 + "。</p>"


@pytest.fixture
def last_month():
    return (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)


@pytest.fixture
def story(tariff, last_month):
    """A story of last month by two people."""
    people = [make_reporter("栗迟"), make_reporter("杜晓")]
    return make_article("published", bylines=people, body=BODY, at=midnight(last_month) + timedelta(days=3))


def points(month):
    lines = statements.lines_of(statements.statement_of(month))
    return {each.name: each.points for each in statements.by_person(lines)}


def test_the_authors_share_what_a_story_earns(story, last_month):
    assert points(last_month) == {"栗迟": Decimal("2.50"), "杜晓": Decimal("2.50")}
    (line, _) = statements.lines_of(statements.statement_of(last_month))
    assert (line.kind, line.position, line.fee) == ("消息", "web", 25)


def test_the_page_counts_more_than_the_website(tariff, last_month):
    from articles.issues.models import Issue

    story = make_article("approved", bylines=[make_reporter("栗迟")], body=BODY)
    issue = Issue.objects.create(date="2031-05-01", number=1)
    issue.pages.create(number=1, name="要闻").place(story, by=the("page editor"), weight="lead")
    story.publish(by=the("chief editor"), at=midnight(last_month))
    Issue.objects.filter(pk=issue.pk).update(status="published", published_at=in_hours(-1))

    assert points(last_month) == {"栗迟": 20}


def test_an_editor_says_of_what_kind_a_story_is(story, last_month):
    found = statements.statement_of(last_month)

    statements.choose_kind(
        found, article=story, kind=StoryKind.objects.get(name="简讯"), by=the("desk chief")
    )

    assert points(last_month) == {"栗迟": 1, "杜晓": 1}


def test_an_adjustment_needs_a_reason_and_a_role(story, last_month):
    found = statements.statement_of(last_month)
    how = {"reporter": make_reporter("新人"), "points": Decimal(-2)}

    for refused in ({"reason": " ", "by": the("desk chief")}, {"reason": "好稿奖", "by": the("reporter")}):
        with pytest.raises(MoveRefused):
            statements.adjust(found, **how, **refused)
    statements.adjust(found, **how, reason="重复计分", by=the("desk chief"))

    assert points(last_month)["新人"] == -2


def test_what_is_signed_stays_as_it_is(story, last_month, tariff):
    found = statements.statement_of(last_month)
    statements.adjust(found, reporter=make_reporter("新人"), points=3, reason="好稿奖", by=the("desk chief"))
    before = points(last_month)

    signed = statements.sign(found, by=the("chief editor"))
    story.withdraw(by=the("chief editor"), note="失实")
    tariff.rates.update(points=99)

    assert points(last_month) == before
    assert sum(before.values()) == 8
    for change in (
        lambda: statements.sign(found, by=the("chief editor")),
        lambda: statements.adjust(
            found, reporter=story.bylines.first().reporter, points=1, reason="补", by=the("desk chief")
        ),
        lambda: statements.choose_kind(found, article=story, kind=None, by=the("desk chief")),
    ):
        with pytest.raises(MoveRefused, match=str(signed)):
            change()
    with pytest.raises(DatabaseError), transaction.atomic():
        signed.lines.update(points=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        signed.lines.all().delete()


def test_a_month_is_signed_by_the_chief_editor_once_it_is_over(story, last_month):
    with pytest.raises(MoveRefused):
        statements.sign(statements.statement_of(last_month), by=the("desk chief"))
    with pytest.raises(MoveRefused):
        statements.sign(statements.statement_of(timezone.localdate().replace(day=1)), by=the("chief editor"))

    assert not Statement.objects.exclude(signed_at=None).exists()


def test_without_a_rule_table_there_is_no_statement(db, last_month):
    with pytest.raises(MoveRefused):
        statements.statement_of(last_month)


def test_of_what_kind_a_story_is_says_who_makes_the_statement(story, last_month):
    with pytest.raises(MoveRefused, match="角色"):
        statements.choose_kind(
            statements.statement_of(last_month), article=story, kind=None, by=the("reporter")
        )
